import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../lib/problem";
import { TWIN_FORMATS } from "../twin/library";
import { twinFiles } from "../twin/twin";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readBytes, readModel } from "./files";

export const twin: Command = {
  summary: {
    en: "Writes a Python script that computes one translation again, in NumPy or PyTorch, and compares every number.",
    ko: "번역 하나를 NumPy나 PyTorch로 다시 계산해 모든 값을 비교하는 Python 스크립트를 만듭니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    text: { type: "string", value: "TEXT" },
    force: { type: "string", value: "TEXT" },
    format: { type: "string", value: TWIN_FORMATS.join("|") },
    out: { type: "string", value: "FOLDER" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const text = options.required("text");
    const out = options.required("out");
    const asked = options.choice("format", TWIN_FORMATS);
    const format = TWIN_FORMATS.find((id) => id === asked) ?? "numpy";
    await startBackend(options);
    const trainer = await readModel(path);
    const trace = await trainer.trace(text, { forced: options.text("force") });
    // Into the twin goes the file itself, not what the trainer would write.
    const model = await readBytes(path);
    const written: string[] = [];
    for (const { name, content } of twinFiles({ trace, model, format })) {
      const file = join(out, name);
      await write(out, file, content);
      written.push(file);
    }
    io.result({ format, tensors: Object.keys(trace.tensors).length, files: written });
    return 0;
  },
};

async function write(folder: string, path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, content);
  } catch {
    throw new ProblemError({ code: "file-unwritable", path });
  }
}
