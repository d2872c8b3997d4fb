import type { ArchitectureName } from '../architectures/index.ts';
import type { NetworkOptions } from '../architectures/types.ts';
import type { BatchFeaturesName } from '../batchFeatures/index.ts';
import type { ConditioningName } from '../conditionings/index.ts';
import type { LossName } from '../losses/index.ts';
import type { PenaltyName } from '../penalties/index.ts';

/** The settings that games read (see the settings table). */
export interface GameConfig {
  readonly game: string;
  readonly conditional: boolean;
  readonly conditioning: ConditioningName;
  readonly latentDim: number;
  readonly architecture: ArchitectureName;
  readonly width: number;
  readonly widthD: number;
  readonly depth: number;
  readonly depthD: number;
  readonly widening: NetworkOptions['widening'];
  readonly downsample: NetworkOptions['downsample'];
  readonly upsample: NetworkOptions['upsample'];
  readonly filterSize: number;
  readonly mirror: boolean;
  readonly activationG: NetworkOptions['activation'];
  readonly activationD: NetworkOptions['activation'];
  readonly normG: NetworkOptions['norm'];
  readonly normD: NetworkOptions['norm'];
  readonly maxoutPieces: number;
  readonly dropoutG: number;
  readonly dropoutD: number;
  readonly inputDropoutD: number;
  readonly noiseD: number;
  readonly inputNoiseD: number;
  readonly loss: LossName;
  readonly penalty: PenaltyName;
  readonly penaltyWeight: number;
  readonly unroll: number;
  readonly weightClip: number;
  readonly labelSmoothing: number;
  readonly labelNoise: number;
  readonly instanceNoise: number;
  readonly pack: number;
  readonly batchFeatures: BatchFeaturesName;
  readonly batches: 'split' | 'joined';
  readonly batchSize: number;
  readonly discriminatorSteps: number;
  readonly generatorSteps: number;
}
