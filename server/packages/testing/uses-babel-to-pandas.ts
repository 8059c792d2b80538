import { type PackageUse, use } from '@/server/packages/testing/package-use';

export const BABEL_TO_PANDAS: readonly PackageUse[] = [
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
];
