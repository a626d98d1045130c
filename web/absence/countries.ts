/** Countries that screens offer first, by ISO 3166. */
export const countries = ['KZ', 'RU', 'IL', 'UZ', 'KG', 'GE', 'AM', 'AZ', 'TR', 'AE', 'DE', 'PL', 'GB', 'US']
