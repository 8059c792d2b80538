import type { StarterExample } from '@/lib/code/examples/starter-example';

const REFUND_CODE = `from datetime import date


WINDOW_DAYS = {"standard": 30, "member": 60}
FULL_REFUND_REASONS = {"damaged", "wrong_item"}


def main(**params):
    """Decide whether an order can be refunded, and how much of it."""
    amount = float(params["amount"])
    reason = params["reason"]
    tier = params.get("customer_tier", "standard")
    window = WINDOW_DAYS.get(tier, 30)

    try:
        delivered = date.fromisoformat(params["delivered_on"])
    except ValueError:
        return {"message": "The delivery date has to be written as YYYY-MM-DD. Please ask for it again."}

    days = (date.today() - delivered).days
    if days < 0:
        return {"message": "The delivery date lies in the future, so there is nothing to refund yet."}

    if reason in FULL_REFUND_REASONS:
        refund = amount
    elif days <= window:
        refund = round(amount * 0.9, 2)
    else:
        refund = 0.0

    if refund == 0:
        message = f"No refund: the order was delivered {days} days ago and the limit is {window} days."
    else:
        message = f"A refund of {refund:.2f} is possible ({days} days after delivery, limit {window})."
    return {
        "message": message,
        "rawData": {"eligible": refund > 0, "refund": refund, "days_since_delivery": days},
    }
`;

const CASE_CODE = `const RESPONSE_HOURS = { low: 48, normal: 24, high: 4, urgent: 1 };
const URGENT_WORDS = ['outage', 'locked out', 'charged twice', 'fraud', 'security'];

/** Files a support request under a team with a priority and a time to answer by. */
async function main(params) {
  const { subject, details, topic, reported_priority = 'normal' } = params;
  const text = \`\${subject} \${details}\`.toLowerCase();

  const alarm = URGENT_WORDS.find((word) => text.includes(word));
  const priority = alarm ? 'urgent' : reported_priority;
  const team = { billing: 'Finance', technical: 'Engineering', account: 'Identity' }[topic] ?? 'Front desk';

  const hours = RESPONSE_HOURS[priority] ?? RESPONSE_HOURS.normal;
  const answerBy = new Date(Date.now() + hours * 60 * 60 * 1000).toISOString();

  return {
    message: \`Sent to \${team} with \${priority} priority. They answer within \${hours} h.\`,
    rawData: { team, priority, answer_by: answerBy, raised_because_of: alarm ?? null },
  };
}
`;

const SUMMARY_CODE = `import re
from collections import Counter


EMAIL = re.compile(r"[\\w.+-]+@[\\w-]+\\.[\\w.-]+")
CARD = re.compile(r"\\b(?:\\d[ -]?){12,18}\\d\\b")


def main(**params):
    """Remove personal data from a conversation and count who said how much."""
    transcript = params["transcript"]
    keep_emails = params.get("keep_emails", False)

    clean, cards = CARD.subn("[card]", transcript)
    emails = 0
    if not keep_emails:
        clean, emails = EMAIL.subn("[email]", clean)

    speakers = Counter()
    for line in clean.splitlines():
        speaker, separator, _ = line.partition(":")
        if separator and len(speaker) <= 40:
            speakers[speaker.strip()] += 1

    removed = cards + emails
    return {
        "message": f"{removed} personal details removed from {sum(speakers.values())} messages.",
        "rawData": {"transcript": clean, "messages_by_speaker": dict(speakers), "removed": removed},
    }
`;

export const SUPPORT_EXAMPLES: readonly StarterExample[] = [
  {
    name: 'check-refund-eligibility',
    description:
      'Decides whether an order can be refunded and how much, from the delivery date, the reason and the customer tier. Use it before promising a refund.',
    language: 'python',
    code: REFUND_CODE,
    parameters: {
      amount: {
        type: 'number',
        required: true,
        description: 'What the customer paid, in the order currency.',
      },
      delivered_on: {
        type: 'string',
        required: true,
        description: 'The day the order was delivered, as YYYY-MM-DD.',
        execution_message_description: 'Comparing with the refund window',
      },
      reason: {
        type: 'string',
        required: true,
        description: 'Why the customer wants a refund.',
        enum_values: ['damaged', 'wrong_item', 'too_late', 'changed_mind'],
      },
      customer_tier: {
        type: 'string',
        required: false,
        description: 'The tier of the customer; members have a longer window. Standard when left out.',
        enum_values: ['standard', 'member'],
      },
    },
    execution_message_description: 'Checking the refund rules',
    enable_globally: false,
  },
  {
    name: 'route-support-request',
    description:
      'Files a support request: which team takes it, with which priority, and by when they answer. Use it when a request cannot be solved in the conversation.',
    language: 'javascript',
    code: CASE_CODE,
    parameters: {
      subject: { type: 'string', required: true, description: 'The request in one line.' },
      details: { type: 'string', required: true, description: 'What the customer said, in full.' },
      topic: {
        type: 'string',
        required: true,
        description: 'What the request is about.',
        enum_values: ['billing', 'technical', 'account', 'other'],
      },
      reported_priority: {
        type: 'string',
        required: false,
        description: 'How urgent the customer says it is. Normal when left out.',
        enum_values: ['low', 'normal', 'high', 'urgent'],
      },
    },
    execution_message_description: 'Finding the right team',
    enable_globally: false,
  },
  {
    name: 'redact-conversation',
    description:
      'Takes card numbers and email addresses out of a conversation and counts the messages of each speaker. Use it before a transcript is shared.',
    language: 'python',
    code: SUMMARY_CODE,
    parameters: {
      transcript: {
        type: 'string',
        required: true,
        description: 'The conversation, one message a line, each starting with the speaker and a colon.',
      },
      keep_emails: {
        type: 'boolean',
        required: false,
        description: 'Whether email addresses may stay. They are removed when left out.',
      },
    },
    execution_message_description: 'Removing personal details',
    enable_globally: false,
  },
];
