/** One package that tools may import. */
export type CatalogueEntry = {
  /** The name it is installed by. */
  readonly name: string;
  /** Its top-level modules. */
  readonly importNames: readonly string[];
  /** What operators use it for. */
  readonly reason: string;
  /** Packages it uses when they are there, without the tool's code naming them (`BeautifulSoup(html, 'lxml')`). */
  readonly companions?: readonly string[];
};

/**
 * What Python tools may import beside the standard library. Everything here, and all it needs, exists as a wheel for
 * CPython 3.11 to 3.13 on x86-64 and ARM64; `npm run wheels:lock` fails otherwise. After a change, run that script.
 */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'babel',
    importNames: ['babel'],
    reason: 'Dates, prices and country names in the words of the customer’s language.',
  },
  {
    name: 'beautifulsoup4',
    importNames: ['bs4'],
    reason: 'Text and links out of HTML pages and HTML mail.',
    companions: ['lxml'],
  },
  {
    name: 'cachetools',
    importNames: ['cachetools'],
    reason: 'Repeated look-ups within one run answered from memory.',
  },
  {
    name: 'cryptography',
    importNames: ['cryptography'],
    reason: 'Signatures of partner APIs and webhooks, encryption of what is handed on.',
  },
  {
    name: 'dateparser',
    importNames: ['dateparser'],
    reason: 'Dates as people say them (“next Friday at three”), in many languages.',
  },
  {
    name: 'email-validator',
    importNames: ['email_validator'],
    reason: 'Mail addresses checked and normalised before they are stored.',
  },
  {
    name: 'geopy',
    importNames: ['geopy'],
    reason: 'Distances between places: the nearest branch, the delivery zone.',
  },
  {
    name: 'holidays',
    importNames: ['holidays'],
    reason: 'Public holidays by country and region, for opening hours and delivery dates.',
  },
  {
    name: 'httpx',
    importNames: ['httpx'],
    reason: 'HTTP for async tools: several APIs asked at once.',
  },
  {
    name: 'icalendar',
    importNames: ['icalendar'],
    reason: 'Calendar feeds read, invitations (.ics) written.',
  },
  {
    name: 'jinja2',
    importNames: ['jinja2'],
    reason: 'Messages and letters from templates.',
  },
  {
    name: 'jsonschema',
    importNames: ['jsonschema'],
    reason: 'JSON from other systems held against a schema.',
  },
  {
    name: 'lxml',
    importNames: ['lxml'],
    reason: 'XML and XPath: SOAP services, product feeds, electronic invoices.',
  },
  {
    name: 'markdown',
    importNames: ['markdown'],
    reason: 'Markdown answers turned into HTML mail.',
  },
  {
    name: 'numpy',
    importNames: ['numpy'],
    reason: 'Calculation with many numbers: forecasts, prices, scores.',
  },
  {
    name: 'openpyxl',
    importNames: ['openpyxl'],
    reason: 'Excel workbooks read and written.',
  },
  {
    name: 'orjson',
    importNames: ['orjson'],
    reason: 'Large JSON answers read quickly; dates written as ISO 8601.',
  },
  {
    name: 'pandas',
    importNames: ['pandas'],
    reason: 'Tables: CSV and Excel exports filtered, joined and summed up.',
    companions: ['jinja2', 'lxml', 'openpyxl', 'tabulate'],
  },
  {
    name: 'phonenumbers',
    importNames: ['phonenumbers'],
    reason: 'Phone numbers checked and written the international way.',
  },
  {
    name: 'pillow',
    importNames: ['PIL'],
    reason: 'Pictures that customers send: size, format, thumbnails.',
  },
  {
    name: 'pydantic',
    importNames: ['pydantic'],
    reason: 'Input and answers described as types and checked.',
    companions: ['email-validator'],
  },
  {
    name: 'pyjwt',
    importNames: ['jwt'],
    reason: 'JSON web tokens: signing in to partner APIs, checking theirs.',
    companions: ['cryptography'],
  },
  {
    name: 'pyotp',
    importNames: ['pyotp'],
    reason: 'One-time codes that prove who is calling.',
  },
  {
    name: 'pypdf',
    importNames: ['pypdf'],
    reason: 'Text out of PDF invoices and vouchers; pages joined and split.',
    companions: ['cryptography', 'pillow'],
  },
  {
    name: 'python-dateutil',
    importNames: ['dateutil'],
    reason: 'Months added, recurring appointments, dates in mixed formats.',
  },
  {
    name: 'pytz',
    importNames: ['pytz'],
    reason: 'Time zones for code written before zoneinfo.',
  },
  {
    name: 'pyyaml',
    importNames: ['yaml'],
    reason: 'Rules, price lists and settings kept as YAML.',
  },
  {
    name: 'qrcode',
    importNames: ['qrcode'],
    reason: 'QR codes for tickets, check-in and payment.',
    companions: ['pillow'],
  },
  {
    name: 'rapidfuzz',
    importNames: ['rapidfuzz'],
    reason: 'Misspelt names of customers, products and places matched.',
  },
  {
    name: 'regex',
    importNames: ['regex'],
    reason: 'Patterns that re cannot say: fuzzy matches, Unicode classes.',
  },
  {
    name: 'requests',
    importNames: ['requests'],
    reason: 'HTTP: what most tools do.',
  },
  {
    name: 'stripe',
    importNames: ['stripe'],
    reason: 'Payments, refunds and webhooks of Stripe.',
  },
  {
    name: 'tabulate',
    importNames: ['tabulate'],
    reason: 'Tables as plain text or Markdown, for a model to read.',
  },
  {
    name: 'tenacity',
    importNames: ['tenacity'],
    reason: 'Calls repeated when a service is briefly away.',
  },
  {
    name: 'typing-extensions',
    importNames: ['typing_extensions'],
    reason: 'Type annotations newer than the interpreter.',
  },
  {
    name: 'tzdata',
    importNames: ['tzdata'],
    reason: 'The time zone database for zoneinfo, newer than the machine’s.',
  },
  {
    name: 'xmltodict',
    importNames: ['xmltodict'],
    reason: 'XML answers of older booking systems as dictionaries.',
  },
];
