/** What the light worker says of an entry that it lacks. */
export const ABSENT = 'left out of the light worker';
