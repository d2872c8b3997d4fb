/** The name of a column in a message of one line: a heading in quotes may hold any text. */
export const shownName = (name: string): string => name.replace(/[\r\n\u2028\u2029]+/g, ' ').slice(0, 80);
