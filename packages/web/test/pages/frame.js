// Trains what the page around it asks for, and tells how it ended.
import { createSession } from './index.js';

addEventListener('message', async ({ data: [settings, options] }) => {
  try {
    const session = await createSession(settings, options);
    while ((await session.next()).length > 0);
    parent.postMessage({ digest: await session.digest() }, '*');
  } catch (error) {
    parent.postMessage({ error: `${error.code}: ${error.message}` }, '*');
  }
});
parent.postMessage('ready', '*');
