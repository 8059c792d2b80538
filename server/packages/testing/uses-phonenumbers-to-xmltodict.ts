import { type PackageUse, use } from '@/server/packages/testing/package-use';

export const PHONENUMBERS_TO_XMLTODICT: readonly PackageUse[] = [
  use(
    'phonenumbers',
    'import phonenumbers',
    `
number = phonenumbers.parse("030 901820", "DE")
written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
return {"message": f"{written} {phonenumbers.is_valid_number(number)}"}`,
    '+49 30 901820 True',
  ),
  use(
    'pillow',
    'import io\nfrom PIL import Image',
    `
picture = Image.new("RGB", (640, 480), "navy")
file = io.BytesIO()
picture.save(file, "JPEG")
small = Image.open(io.BytesIO(file.getvalue()))
small.thumbnail((64, 64))
return {"message": f"{small.format} {small.size}"}`,
    'JPEG (64, 48)',
  ),
  use(
    'pydantic',
    'from pydantic import BaseModel, EmailStr, Field, ValidationError',
    `
class Booking(BaseModel):
    guests: int = Field(ge=1)
    mail: EmailStr

booking = Booking.model_validate_json('{"guests": 2, "mail": "ada@mail.com"}')
try:
    Booking(guests=0, mail="ada")
    problems = []
except ValidationError as error:
    problems = [each["loc"][0] for each in error.errors()]
return {"message": f"{booking.guests} {booking.mail} {problems}"}`,
    "2 ada@mail.com ['guests', 'mail']",
  ),
  use(
    'pyjwt',
    'import jwt\nfrom cryptography.hazmat.primitives.asymmetric import rsa',
    `
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
token = jwt.encode({"sub": "agent"}, key, algorithm="RS256")
claims = jwt.decode(token, key.public_key(), algorithms=["RS256"])
try:
    jwt.decode(token[:-4] + "AAAA", key.public_key(), algorithms=["RS256"])
    forged = "taken"
except jwt.InvalidSignatureError:
    forged = "refused"
return {"message": f"{claims['sub']} {forged}"}`,
    'agent refused',
  ),
  use(
    'pyotp',
    'import pyotp',
    `
codes = pyotp.TOTP("JBSWY3DPEHPK3PXP")
return {"message": f"{codes.at(0)} {codes.verify(codes.at(0), for_time=0)} {codes.verify('000000', for_time=0)}"}`,
    '282760 True False',
  ),
  use(
    'pypdf',
    'import io\nfrom pypdf import PdfReader, PdfWriter',
    `
writer = PdfWriter()
writer.add_blank_page(width=200, height=100)
writer.add_blank_page(width=200, height=100)
writer.add_metadata({"/Title": "Voucher"})
writer.encrypt("sesame", algorithm="AES-256")
file = io.BytesIO()
writer.write(file)
reader = PdfReader(file, password="sesame")
return {"message": f"{reader.metadata.title} {len(reader.pages)} {reader.pages[0].mediabox.width:.0f}"}`,
    'Voucher 2 200',
  ),
  use(
    'python-dateutil',
    `
from datetime import datetime
from dateutil import parser, tz
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule`,
    `
end = datetime(2026, 1, 31) + relativedelta(months=1)
days = [day.day for day in rrule(MONTHLY, count=3, dtstart=datetime(2026, 1, 5))]
read = parser.parse("1 March 2026 9:00", dayfirst=True).replace(tzinfo=tz.gettz("Europe/Berlin"))
return {"message": f"{end:%m-%d} {days} {read.isoformat()}"}`,
    '02-28 [5, 5, 5] 2026-03-01T09:00:00+01:00',
  ),
  use(
    'pytz',
    'from datetime import datetime\nimport pytz',
    `
local = pytz.timezone("America/New_York").localize(datetime(2026, 7, 1, 12, 0))
return {"message": local.astimezone(pytz.utc).isoformat()}`,
    '2026-07-01T16:00:00+00:00',
  ),
  use(
    'pyyaml',
    'import yaml',
    `
rules = yaml.load("open: [9, 17]\\nname: Zürich", Loader=yaml.CSafeLoader)
return {"message": f"{rules['open'][1]} {yaml.safe_dump(rules, allow_unicode=True).splitlines()[0]}"}`,
    '17 name: Zürich',
  ),
  use(
    'qrcode',
    'import io\nimport qrcode',
    `
code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
code.add_data("BOOKING-42")
code.make(fit=True)
file = io.BytesIO()
code.make_image().save(file)
return {"message": f"{code.modules_count} modules, {file.getvalue()[1:4].decode()}"}`,
    '21 modules, PNG',
  ),
  use(
    'rapidfuzz',
    'from rapidfuzz import fuzz, process',
    `
name, score, _ = process.extractOne("Jon Smyth", ["Jane Smith", "John Smith", "Joan Smart"], scorer=fuzz.WRatio)
return {"message": f"{name} {score:.0f}"}`,
    'John Smith 84',
  ),
  use(
    'regex',
    'import regex',
    `
fuzzy = regex.search(r"(?:reservation){e<=2}", "my resevration 12")
capitals = regex.findall(r"\\p{Lu}+", "ÄB cD")
return {"message": f"{fuzzy.group().strip()} {capitals}"}`,
    "resevration ['ÄB', 'D']",
  ),
  use(
    'requests',
    `
import requests
from requests.adapters import BaseAdapter`,
    `
class Stub(BaseAdapter):
    def send(self, request, **options):
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = 200, request, request.url
        answer._content = b'{"ok": true}'
        return answer

    def close(self):
        pass

session = requests.Session()
session.mount("https://", Stub())
answer = session.get("https://api.example.com/rooms", params={"city": "Zürich"}, timeout=5)
return {"message": f"{answer.url} {answer.json()['ok']}"}`,
    'https://api.example.com/rooms?city=Z%C3%BCrich True',
  ),
  use(
    'stripe',
    'import hashlib\nimport hmac\nimport time\nimport stripe',
    `
body = '{"id": "evt_1", "object": "event", "type": "charge.refunded"}'
now = int(time.time())
signature = hmac.new(b"whsec", f"{now}.{body}".encode(), hashlib.sha256).hexdigest()
event = stripe.Webhook.construct_event(body, f"t={now},v1={signature}", "whsec")
try:
    stripe.Webhook.construct_event(body, f"t={now},v1=00", "whsec")
    forged = "taken"
except stripe.SignatureVerificationError:
    forged = "refused"
return {"message": f"{event['type']} {forged}"}`,
    'charge.refunded refused',
  ),
  use(
    'tabulate',
    'from tabulate import tabulate',
    'return {"message": tabulate([["Säntis", 2]], headers=["room", "guests"], tablefmt="github")}',
    '| room   |   guests |\n|--------|----------|\n| Säntis |        2 |',
  ),
  use(
    'tenacity',
    'from tenacity import retry, stop_after_attempt, wait_none',
    `
calls = []

@retry(stop=stop_after_attempt(3), wait=wait_none())
def book():
    calls.append(1)
    if len(calls) < 3:
        raise ConnectionError("away")
    return "booked"

return {"message": f"{book()} after {len(calls)}"}`,
    'booked after 3',
  ),
  use(
    'typing-extensions',
    'from typing_extensions import NotRequired, TypedDict, get_type_hints',
    `
class Booking(TypedDict, closed=True):
    guests: int
    note: NotRequired[str]

return {"message": f"{sorted(Booking.__required_keys__)} {sorted(get_type_hints(Booking))}"}`,
    "['guests'] ['guests', 'note']",
  ),
  use(
    'tzdata',
    'import importlib.resources\nimport io\nimport tzdata\nfrom datetime import datetime\nfrom zoneinfo import ZoneInfo',
    `
file = importlib.resources.files("tzdata.zoneinfo.Asia").joinpath("Tokyo").read_bytes()
tokyo = ZoneInfo.from_file(io.BytesIO(file), key="Asia/Tokyo")
return {"message": f"{datetime(2026, 3, 1, 9, tzinfo=tokyo).isoformat()} {tzdata.IANA_VERSION[:2]}"}`,
    '2026-03-01T09:00:00+09:00 20',
  ),
  use(
    'xmltodict',
    'import xmltodict',
    `
read = xmltodict.parse("<stay><room id='7'>Säntis</room></stay>")
written = xmltodict.unparse({"stay": {"nights": "2"}}, full_document=False)
return {"message": f"{read['stay']['room']['@id']} {read['stay']['room']['#text']} {written}"}`,
    '7 Säntis <stay><nights>2</nights></stay>',
  ),
];
