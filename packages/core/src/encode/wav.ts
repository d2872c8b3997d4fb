const HEADER = 44;
const LARGEST = 32767;

/**
 * A mono WAV file of 16-bit samples: waveforms [-1, 1], one after another, `silence` samples of 0 between them. What is outside goes to the
 * nearer end. http://soundfile.sapp.org/doc/WaveFormat/
 */
export function encodeWav(waves: readonly Float32Array[], rate: number, silence = 0): Uint8Array {
  const length = waves.reduce((sum, wave) => sum + wave.length, 0) + silence * Math.max(0, waves.length - 1);
  const file = new Uint8Array(HEADER + 2 * length);
  const view = new DataView(file.buffer);
  const word = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); // bytes of the format
  view.setUint16(20, 1, true); // integers, not compressed
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true); // bytes a second
  view.setUint16(32, 2, true); // bytes a frame
  view.setUint16(34, 16, true); // bits a sample
  word(36, 'data');
  view.setUint32(40, 2 * length, true);
  let at = HEADER;
  for (const wave of waves) {
    for (const value of wave) {
      view.setInt16(at, Math.floor(Math.max(-1, Math.min(1, value)) * LARGEST + 0.5), true);
      at += 2;
    }
    at += 2 * silence;
  }
  return file;
}
