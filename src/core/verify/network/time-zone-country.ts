/** Countries of the time zones (IANA names) that browsers of our markets and their neighbours name. */
const zones: Readonly<Record<string, string>> = {
  KZ: 'Almaty Aqtau Aqtobe Atyrau Oral Qostanay Qyzylorda',
  RU:
    'Moscow Kaliningrad Samara Volgograd Saratov Ulyanovsk Astrakhan Kirov Yekaterinburg Omsk Novosibirsk Barnaul Tomsk Novokuznetsk ' +
    'Krasnoyarsk Irkutsk Chita Yakutsk Khandyga Vladivostok Ust-Nera Magadan Sakhalin Srednekolymsk Kamchatka Anadyr',
  IL: 'Jerusalem Tel_Aviv',
  UZ: 'Tashkent Samarkand',
  KG: 'Bishkek',
  TJ: 'Dushanbe',
  TM: 'Ashgabat',
  AZ: 'Baku',
  AM: 'Yerevan',
  GE: 'Tbilisi',
  UA: 'Kyiv Kiev',
  BY: 'Minsk',
  MD: 'Chisinau',
  TR: 'Istanbul',
  DE: 'Berlin',
  GB: 'London',
  FR: 'Paris',
  IT: 'Rome',
  ES: 'Madrid',
  PL: 'Warsaw',
  CZ: 'Prague',
  NL: 'Amsterdam',
  AE: 'Dubai',
  IN: 'Kolkata Calcutta',
  CN: 'Shanghai Urumqi',
  US: 'New_York Chicago Denver Los_Angeles Phoenix Anchorage Honolulu Detroit',
}

const byCity = new Map(
  Object.entries(zones).flatMap(([country, cities]) => cities.split(' ').map((city) => [city, country])),
)

/** The country of a time zone, or null where none is known (UTC, `Etc/GMT-5`, zones of several countries). */
export function timeZoneCountry(timeZone: string): string | null {
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1)
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? (byCity.get(city) ?? null) : null
}
