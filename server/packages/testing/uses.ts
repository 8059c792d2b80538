/** A tool that uses one package of the catalogue for what it is there for, and the message it must come back with. */
export type PackageUse = { readonly name: string; readonly code: string; readonly message: string };

const use = (name: string, head: string, body: string, message: string): PackageUse => {
  const lines = body.trim().split('\n');
  const code = [head.trim(), '', 'def main():', ...lines.map((line) => `    ${line}`), ''].join('\n');
  return { name, code, message };
};

export const PACKAGE_USES: readonly PackageUse[] = [
  use(
    'babel',
    'from datetime import date\nfrom babel.dates import format_date\nfrom babel.numbers import format_currency',
    `
day = format_date(date(2026, 3, 1), format="long", locale="de")
price = format_currency(1234.5, "EUR", locale="de_DE").replace("\\xa0", " ")
return {"message": f"{day}: {price}"}`,
    '1. März 2026: 1.234,50 €',
  ),
  use(
    'beautifulsoup4',
    'from bs4 import BeautifulSoup',
    `
page = BeautifulSoup("<p>Room <b>12</b> <a href='/book'>book</a>", "lxml")
return {"message": f"{page.p.get_text()} → {page.a['href']}"}`,
    'Room 12 book → /book',
  ),
  use(
    'cachetools',
    'from cachetools import TTLCache, cached',
    `
calls = []

@cached(TTLCache(maxsize=8, ttl=60))
def price(room):
    calls.append(room)
    return room * 10

return {"message": f"{price(3) + price(3) + price(4)} from {len(calls)} calls"}`,
    '100 from 2 calls',
  ),
  use(
    'cryptography',
    `
from cryptography.exceptions import InvalidSignature
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey`,
    `
key = Ed25519PrivateKey.generate()
signature = key.sign(b"order 7")
key.public_key().verify(signature, b"order 7")
try:
    key.public_key().verify(signature, b"order 8")
    forged = "taken"
except InvalidSignature:
    forged = "refused"
box = Fernet(Fernet.generate_key())
return {"message": f"{forged}, {box.decrypt(box.encrypt(b'secret')).decode()}"}`,
    'refused, secret',
  ),
  use(
    'dateparser',
    'import dateparser\nfrom datetime import datetime',
    `
settings = {"RELATIVE_BASE": datetime(2026, 3, 2, 9, 0), "PREFER_DATES_FROM": "future"}
soon = dateparser.parse("in two days at 15:30", settings=settings)
french = dateparser.parse("12 mars 2026", languages=["fr"])
return {"message": f"{soon:%Y-%m-%d %H:%M} {french:%Y-%m-%d}"}`,
    '2026-03-04 15:30 2026-03-12',
  ),
  use(
    'email-validator',
    'from email_validator import EmailNotValidError, validate_email',
    `
found = validate_email("Ada@Bücher.example", check_deliverability=False, test_environment=True)
try:
    validate_email("ada@", check_deliverability=False)
    bad = "taken"
except EmailNotValidError:
    bad = "refused"
return {"message": f"{found.normalized} {found.ascii_domain} {bad}"}`,
    'Ada@bücher.example xn--bcher-kva.example refused',
  ),
  use(
    'geopy',
    'from geopy.distance import geodesic',
    'return {"message": f"{geodesic((52.52, 13.405), (48.137, 11.575)).km:.0f} km"}',
    '505 km',
  ),
  use(
    'holidays',
    'import holidays',
    `
germany = holidays.country_holidays("DE", subdiv="BY", years=2026, language="en_US")
return {"message": f"{germany['2026-01-06']}, {'2026-01-07' in germany}"}`,
    'Epiphany, False',
  ),
  use(
    'httpx',
    'import asyncio\nimport httpx',
    `
def answer(request):
    return httpx.Response(200, json={"path": request.url.path})

async def ask():
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="https://api.example.com") as client:
        answers = await asyncio.gather(client.get("/a"), client.get("/b"))
    return [each.json()["path"] for each in answers]

return {"message": " ".join(asyncio.run(ask()))}`,
    '/a /b',
  ),
  use(
    'icalendar',
    'from datetime import datetime, timezone\nfrom icalendar import Calendar, Event',
    `
event = Event()
event.add("summary", "Table for two")
event.add("dtstart", datetime(2026, 3, 1, 19, 0, tzinfo=timezone.utc))
calendar = Calendar()
calendar.add_component(event)
read = Calendar.from_ical(calendar.to_ical())
[found] = read.walk("VEVENT")
return {"message": f"{found['SUMMARY']} {found['DTSTART'].dt.isoformat()}"}`,
    'Table for two 2026-03-01T19:00:00+00:00',
  ),
  use(
    'jinja2',
    'from jinja2 import Environment, StrictUndefined, UndefinedError',
    `
environment = Environment(autoescape=True, undefined=StrictUndefined)
text = environment.from_string("Dear {{ name }},{% for n in rooms %} {{ n }}{% endfor %}").render(name="<Ada>", rooms=[1, 2])
try:
    environment.from_string("{{ absent }}").render()
    absent = "taken"
except UndefinedError:
    absent = "refused"
return {"message": f"{text} {absent}"}`,
    'Dear &lt;Ada&gt;, 1 2 refused',
  ),
  use(
    'jsonschema',
    'from jsonschema import Draft202012Validator',
    `
schema = {"type": "object", "properties": {"guests": {"type": "integer", "minimum": 1}}, "required": ["guests"]}
errors = [error.message for error in Draft202012Validator(schema).iter_errors({"guests": 0})]
return {"message": "; ".join(errors)}`,
    '0 is less than the minimum of 1',
  ),
  use(
    'lxml',
    'from lxml import etree',
    `
order = etree.fromstring(b"<order xmlns='urn:o'><line price='2'/><line price='3'/></order>")
prices = order.xpath("//o:line/@price", namespaces={"o": "urn:o"})
return {"message": f"{sum(map(int, prices))} {etree.QName(order).localname}"}`,
    '5 order',
  ),
  use(
    'markdown',
    'import markdown',
    'return {"message": markdown.markdown("**Paid**\\n\\n|a|b|\\n|-|-|\\n|1|2|", extensions=["tables"]).replace("\\n", "")}',
    '<p><strong>Paid</strong></p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
  ),
  use(
    'numpy',
    'import numpy as np',
    `
matrix = np.array([[2.0, 1.0], [1.0, 3.0]])
solution = np.linalg.solve(matrix, np.array([3.0, 5.0]))
product = np.ones((200, 200)) @ np.ones((200, 200))
return {"message": f"{solution.round(2).tolist()} {product.sum():.0f}"}`,
    '[0.8, 1.4] 8000000',
  ),
  use(
    'openpyxl',
    'import io\nfrom openpyxl import Workbook, load_workbook',
    `
book = Workbook()
book.active.append(["room", "price"])
book.active.append(["Säntis", 120.5])
file = io.BytesIO()
book.save(file)
rows = list(load_workbook(io.BytesIO(file.getvalue())).active.values)
return {"message": repr(rows[1])}`,
    "('Säntis', 120.5)",
  ),
  use(
    'orjson',
    'import orjson\nfrom datetime import date',
    `
text = orjson.dumps({"day": date(2026, 3, 1), "n": 2**53 + 1}, option=orjson.OPT_SORT_KEYS)
return {"message": f"{text.decode()} {orjson.loads(text)['n']}"}`,
    '{"day":"2026-03-01","n":9007199254740993} 9007199254740993',
  ),
  use(
    'pandas',
    'import io\nimport pandas as pd',
    `
orders = pd.read_csv(io.StringIO("city,total,day\\nBern,10,2026-03-01\\nBern,5,2026-03-02\\nThun,7,2026-03-02"), parse_dates=["day"])
sums = orders.groupby("city")["total"].sum()
file = io.BytesIO()
orders.to_excel(file, index=False)
again = pd.read_excel(file)
return {"message": f"{sums.to_dict()} {orders['day'].dt.day_name()[0]} {len(again)} rows, {sums.to_frame().to_markdown().count('|')} bars"}`,
    "{'Bern': 15, 'Thun': 7} Sunday 3 rows, 12 bars",
  ),
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
