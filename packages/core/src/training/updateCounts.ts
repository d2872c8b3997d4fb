/** Updates that each player of a run has done, by name; what an update draws and reads follows from its number and the seed. */
export type Updates = Readonly<Record<string, number>>;
