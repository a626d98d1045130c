const shownNames = 8

/** Names for one line of a terminal: the first eight, and how many more there are. */
export const someNames = (all: readonly string[]): string =>
  all.length <= shownNames + 1
    ? all.join(', ')
    : `${all.slice(0, shownNames).join(', ')} and ${all.length - shownNames} more`
