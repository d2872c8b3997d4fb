import { basename } from 'node:path';
import { EXIT, Failure } from '../../node/exit.ts';
import type { Engine, Order } from './types.ts';

/** Exit codes with which another attempt would end in the same way. */
const FINAL = [EXIT.usage, EXIT.data, EXIT.noInput, EXIT.diverged, EXIT.config];

/**
 * An Indexed Job, https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/: a task per index, tried again where a
 * pod is lost or evicted, not where it ends with an error that would come again. The folder of the sweep is a claim that all pods
 * can write to, mounted at /sweep. Two pods of one index can overlap for moments: the lock of the run lets one of them train.
 */
export const k8s: Engine = {
  help: 'the manifest of an Indexed Job of Kubernetes',
  file: 'job.yaml',
  write: (order) => `${JSON.stringify(manifest(order), null, 2)}\n`,
  submit: (path) => ['kubectl', 'apply', '--filename', path],
};

/** JSON, which is YAML. */
function manifest({ folder, jobs, processes, memory, options, words }: Order): unknown {
  const { image, claim } = optionsOf(options);
  const pod = {
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 120,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
    containers: [containerOf(image, memory, words)],
    volumes: [{ name: 'sweep', persistentVolumeClaim: { claimName: claim } }],
  };
  const spec = {
    completionMode: 'Indexed',
    completions: jobs.length,
    parallelism: Math.min(processes ?? jobs.length, jobs.length),
    backoffLimitPerIndex: 6,
    podReplacementPolicy: 'Failed',
    podFailurePolicy: {
      rules: [
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
        {
          action: 'FailIndex',
          onExitCodes: { containerName: 'ganvil', operator: 'In', values: FINAL },
        },
      ],
    },
    template: { spec: pod },
  };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: nameOf(folder) }, spec };
}

/** One task. Its memory is a limit, too: a pod that needs more is an error of the estimate, which should show. */
function containerOf(image: string, memory: number, words: readonly string[]): unknown {
  const bytes = `${Math.ceil(memory / 2 ** 20)}Mi`;
  return {
    name: 'ganvil',
    image,
    args: ['sweep', '/sweep', '--task', '$(JOB_COMPLETION_INDEX)', '--progress', 'json', ...words],
    resources: { requests: { cpu: '1', memory: bytes }, limits: { memory: bytes } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'sweep', mountPath: '/sweep' }],
  };
}

/** `image=NAME` and `claim=NAME`. */
function optionsOf(options: readonly string[]): { image: string; claim: string } {
  const given = Object.fromEntries(options.map((option) => option.split(/=(.*)/s, 2)));
  const { image = 'ganvil', claim, ...rest } = given as Record<string, string | undefined>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || claim === undefined)
    throw new Failure(
      EXIT.usage,
      `--options: expected claim=NAME of the volume, and image=NAME, got ${options.join(' ') || 'none'}.`,
    );
  return { image, claim };
}

/** A name of a Job: small letters, digits and hyphens, at most 63. */
const nameOf = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '') || 'sweep';
