/** Subjects in this process. */
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";
import { create, type Spec } from "./create";
import { registerSegmentSum } from "./peers/segmentSum";
import { localSubject, type Subject } from "./subject";

/** Makes a backend of Node current. */
export async function startBackend(wanted: "wasm" | "cpu"): Promise<void> {
  const { backend } = await chooseBackend(nodeBackends(), wanted);
  if (backend !== wanted) throw new Error(`The ${wanted} backend does not run here.`);
  registerSegmentSum();
}

/** Trains here, on the current backend. */
export async function local(spec: Spec): Promise<Subject> {
  const { name, trainee } = await create(spec);
  return localSubject(spec.id, name, trainee);
}

/** One after the other: making one compares and compiles. */
export async function inTurn(
  specs: readonly Spec[],
  make: (spec: Spec) => Promise<Subject>,
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const spec of specs) subjects.push(await make(spec));
  return subjects;
}
