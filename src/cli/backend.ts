import { chooseBackend } from "../worker/backends";
import { nodeBackends } from "../worker/nodeBackends";
import type { OptionSpecs, Options } from "./options";

export const BACKEND_OPTION: OptionSpecs = { backend: { type: "string", value: "wasm|cpu" } };

/** Makes the asked-for backend current; wasm unless `--backend` says otherwise. */
export async function startBackend(options: Options): Promise<void> {
  const backend = options.choice("backend", ["wasm", "cpu"]) === "cpu" ? "cpu" : "wasm";
  const choice = await chooseBackend(nodeBackends(), backend);
  if (choice.backend !== backend) throw new Error(choice.rejected.map(({ detail }) => detail).join("; "));
}
