import { chooseBackend } from "../worker/backends";
import { nodeBackends } from "../worker/nodeBackends";
import type { BackendId } from "../worker/protocol";

/** Makes a backend current, or fails the test that asked for it. */
export async function useBackend(backend: BackendId): Promise<void> {
  const choice = await chooseBackend(nodeBackends(), backend);
  if (choice.backend !== backend)
    throw new Error(`${backend} is not to be had: ${JSON.stringify(choice.rejected)}`);
}
