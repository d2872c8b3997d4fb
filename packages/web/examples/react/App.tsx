// `<gan-lab>` in React 19: attributes are props, events are functions, methods are called by a ref.
import '@ganvil/web/gan-lab';
import type { GanLab } from '@ganvil/web/gan-lab';
import type {} from '@ganvil/web/react';
import { useRef, useState } from 'react';

/** A lab with a list of presets, and a line that says what its events tell. */
export function App() {
  const lab = useRef<GanLab>(null);
  const [preset, setPreset] = useState('ring8');
  const [told, setTold] = useState('not trained yet');
  return (
    <main>
      <label>
        Preset{' '}
        <select value={preset} onChange={(event) => setPreset(event.target.value)}>
          <option>ring8</option>
          <option>gauss1d</option>
        </select>
      </label>
      <button type="button" onClick={() => lab.current?.play()}>
        Train
      </button>
      <p>{told}</p>
      <gan-lab
        ref={lab}
        preset={preset}
        controls
        hide="seed"
        ongan-step={({ detail }) =>
          setTold(`step ${detail.step}: the loss of D is ${detail.scalars['loss/D'].toFixed(3)}`)
        }
        ongan-change={({ detail }) => setTold(`${detail.setting} is ${detail.value} now`)}
      />
    </main>
  );
}
