export { connectRanks, type JobRanks, PIPES } from './connectRanks.ts';
export { findProgram } from './findProgram.ts';
export { type Place, placeInJob } from './placeInJob.ts';
export { superviseRank } from './superviseRank.ts';
