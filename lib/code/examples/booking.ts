import type { StarterExample } from '@/lib/code/examples/starter-example';

const SLOTS_CODE = `const OPENING_MINUTES = { weekday: [9 * 60, 18 * 60], weekend: [10 * 60, 16 * 60] };
const SERVICE_MINUTES = { consultation: 30, repair: 90, installation: 180 };

const toMinutes = (time) => {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
const toTime = (minutes) =>
  \`\${String(Math.floor(minutes / 60)).padStart(2, '0')}:\${String(minutes % 60).padStart(2, '0')}\`;

/** Lists the free appointments of a day, around those that are taken. */
async function main(params) {
  const { date, service, booked = [] } = params;
  const day = new Date(\`\${date}T00:00:00Z\`);
  if (Number.isNaN(day.getTime())) {
    return { message: 'The date has to be written as YYYY-MM-DD. Please ask for it again.' };
  }

  const isWeekend = [0, 6].includes(day.getUTCDay());
  const [opens, closes] = OPENING_MINUTES[isWeekend ? 'weekend' : 'weekday'];
  const length = SERVICE_MINUTES[service] ?? 60;
  const taken = booked.map(({ from, to }) => [toMinutes(from), toMinutes(to)]);

  const free = [];
  for (let start = opens; start + length <= closes; start += 30) {
    const overlaps = taken.some(([from, to]) => start < to && start + length > from);
    if (!overlaps) {
      free.push(toTime(start));
    }
  }

  const message =
    free.length === 0
      ? \`No appointment for \${service} is left on \${date}.\`
      : \`\${free.length} appointments are free on \${date}: \${free.slice(0, 5).join(', ')}\`;
  return { message, rawData: { date, service, minutes: length, free } };
}
`;

const QUOTE_CODE = `from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal


NIGHTLY = {"single": Decimal("89"), "double": Decimal("129"), "suite": Decimal("240")}
WEEKEND_FACTOR = Decimal("1.2")
BREAKFAST = Decimal("14.50")


def main(**params):
    """Price a stay night by night."""
    room = params["room_type"]
    guests = int(params.get("guests", 1))
    breakfast = params.get("breakfast", False)
    try:
        arrival = date.fromisoformat(params["arrival"])
        departure = date.fromisoformat(params["departure"])
    except ValueError:
        return {"message": "Arrival and departure have to be written as YYYY-MM-DD."}

    nights = (departure - arrival).days
    if nights < 1 or nights > 60:
        return {"message": "A stay lasts between 1 and 60 nights. Please check the dates."}

    total = Decimal(0)
    for night in (arrival + timedelta(days=offset) for offset in range(nights)):
        is_weekend = night.weekday() in (4, 5)
        total += NIGHTLY[room] * (WEEKEND_FACTOR if is_weekend else 1)
    if breakfast:
        total += BREAKFAST * guests * nights

    total = total.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return {
        "message": f"{nights} nights in a {room} room for {guests} cost {total} EUR in all.",
        "rawData": {"nights": nights, "total": str(total), "currency": "EUR", "breakfast": breakfast},
    }
`;

const REMINDER_CODE = `/** Writes an appointment as a calendar file that a customer can add with one click. */
async function main(params) {
  const { title, starts_at, minutes = 30, place = '' } = params;
  const start = new Date(starts_at);
  if (Number.isNaN(start.getTime())) {
    return { message: 'The start has to be written like 2026-03-14T09:30:00Z. Please ask for it again.' };
  }

  const end = new Date(start.getTime() + minutes * 60 * 1000);
  const stamp = (time) => time.toISOString().replace(/[-:]|\\.\\d{3}/g, '');
  const escapeText = (text) => text.replace(/[\\\\;,]/g, '\\\\$&').replace(/\\n/g, '\\\\n');

  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Toolroom//Example//EN',
    'BEGIN:VEVENT',
    \`UID:\${crypto.randomUUID()}\`,
    \`DTSTAMP:\${stamp(new Date())}\`,
    \`DTSTART:\${stamp(start)}\`,
    \`DTEND:\${stamp(end)}\`,
    \`SUMMARY:\${escapeText(title)}\`,
    \`LOCATION:\${escapeText(place)}\`,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\\r\\n');

  return {
    message: \`\${title} is set for \${start.toUTCString()} and lasts \${minutes} minutes.\`,
    rawData: { calendar, starts_at: start.toISOString(), ends_at: end.toISOString() },
  };
}
`;

export const BOOKING_EXAMPLES: readonly StarterExample[] = [
  {
    name: 'find-free-appointments',
    description:
      'Lists the free appointments of a day for a service, around the ones already booked. Use it before offering a time.',
    language: 'javascript',
    code: SLOTS_CODE,
    parameters: {
      date: { type: 'string', required: true, description: 'The day to look at, as YYYY-MM-DD.' },
      service: {
        type: 'string',
        required: true,
        description: 'What the appointment is for; it decides how long it takes.',
        enum_values: ['consultation', 'repair', 'installation'],
      },
      booked: {
        type: 'array',
        required: false,
        description:
          'Taken times of that day, each as { "from": "09:00", "to": "10:30" }. Empty when left out.',
        execution_message_description: 'Reading the calendar of the day',
      },
    },
    execution_message_description: 'Looking for free appointments',
    enable_globally: false,
  },
  {
    name: 'quote-room-price',
    description:
      'Prices a hotel stay night by night, with weekend rates and breakfast. Use it whenever a guest asks what a stay costs.',
    language: 'python',
    code: QUOTE_CODE,
    parameters: {
      room_type: {
        type: 'string',
        required: true,
        description: 'The kind of room.',
        enum_values: ['single', 'double', 'suite'],
      },
      arrival: { type: 'string', required: true, description: 'The first night, as YYYY-MM-DD.' },
      departure: { type: 'string', required: true, description: 'The day of departure, as YYYY-MM-DD.' },
      guests: { type: 'number', required: false, description: 'How many people stay. One when left out.' },
      breakfast: { type: 'boolean', required: false, description: 'Whether every guest has breakfast.' },
    },
    execution_message_description: 'Working out the price',
    enable_globally: false,
  },
  {
    name: 'create-calendar-entry',
    description:
      'Writes an appointment as a calendar file for the customer. Use it after a booking has been confirmed.',
    language: 'javascript',
    code: REMINDER_CODE,
    parameters: {
      title: {
        type: 'string',
        required: true,
        description: 'What the appointment is called in the calendar.',
      },
      starts_at: {
        type: 'string',
        required: true,
        description: 'When it starts, in UTC, such as 2026-03-14T09:30:00Z.',
      },
      minutes: { type: 'number', required: false, description: 'How long it lasts. 30 when left out.' },
      place: { type: 'string', required: false, description: 'Where it takes place.' },
    },
    execution_message_description: 'Writing the calendar entry',
    enable_globally: false,
  },
];
