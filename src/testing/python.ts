/** A Python with the library that a test asks for, where the machine has one. */
import { spawnSync } from "node:child_process";

export type Python = { readonly path: string } | { readonly path: null; readonly reason: string };

/** What a module must have for a twin: PyTorch reads a sentence without a batch axis since 1.11. */
const NEEDS = {
  numpy: "import numpy",
  torch: "import torch; assert tuple(map(int, torch.__version__.split('.')[:2])) >= (1, 11)",
} as const;

const NAMES = { numpy: "NumPy", torch: "PyTorch 1.11 or newer" } as const;

const found = new Map<string, Python>();

/** Tries `PYTHON`, the system's python3 and the first python3 of the path; looks once for each library. */
export function findPython(module: keyof typeof NEEDS): Python {
  const python = found.get(module) ?? look(module);
  found.set(module, python);
  return python;
}

function look(module: keyof typeof NEEDS): Python {
  const candidates = [process.env.PYTHON, "/usr/bin/python3", "python3"].filter(
    (path): path is string => path !== undefined && path !== "",
  );
  for (const path of candidates) {
    if (spawnSync(path, ["-c", NEEDS[module]], { stdio: "ignore" }).status === 0) return { path };
  }
  return { path: null, reason: `no python3 with ${NAMES[module]} was found; PYTHON=… names another one` };
}

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export function runPython(path: string, args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(path, args, { encoding: "utf8" });
  return { status, out: stdout, error: stderr };
}

/** Runs the scripts one after the other in one process, which imports its libraries once. */
const ONE_AFTER_THE_OTHER = `
import contextlib, io, json, runpy, sys, traceback
for path in sys.argv[1:]:
    out, error = io.StringIO(), ""
    with contextlib.redirect_stdout(out):
        try:
            runpy.run_path(path)
        except SystemExit as end:
            error = str(end.code)
        except Exception:
            error = traceback.format_exc()
    print(json.dumps({"status": 0 if error == "" else 1, "out": out.getvalue(), "error": error}))
`;

export function runScripts(path: string, scripts: readonly string[]): Ended[] {
  const { status, out, error } = runPython(path, ["-c", ONE_AFTER_THE_OTHER, ...scripts]);
  if (status !== 0) throw new Error(`${path} ended with ${status}: ${error}`);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Ended);
}
