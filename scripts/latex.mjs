/**
 * `npm run test:latex`: compiles exported LaTeX figures with lualatex, alone and inside another document, looks for
 * their words in the PDF, and records what it saw in bench/latex.md.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBundle } from "./bundle.mjs";
import { main, ROOT, Sentence } from "./common.mjs";

const FONT = "pretendard/dist/web/static/woff/Pretendard-Regular.woff";
const PACKAGES =
  "texlive-luatex texlive-pictures texlive-latex-recommended texlive-latex-extra texlive-lang-korean fonts-noto-cjk poppler-utils";

/** The first line of what a program says of itself, or null where it is not installed. */
function versionOf(program, option) {
  const { error, stdout, stderr } = spawnSync(program, [option], { encoding: "utf8" });
  return error ? null : (stdout || stderr).split("\n")[0].trim();
}

/** The lines that a document needs that includes a figure, as the figure itself says. */
function preambleOf(tex) {
  return tex.slice(tex.indexOf("% --- preamble"), tex.indexOf("% ---\n"));
}

function compile(folder, name, tex) {
  writeFileSync(join(folder, `${name}.tex`), tex);
  const began = Date.now();
  const { status, stdout } = spawnSync(
    "lualatex",
    ["-interaction=nonstopmode", "-halt-on-error", `${name}.tex`],
    { cwd: folder, encoding: "utf8", timeout: 300_000 },
  );
  const log = existsSync(join(folder, `${name}.log`))
    ? readFileSync(join(folder, `${name}.log`), "utf8")
    : "";
  const faults = [
    ...[...stdout.matchAll(/^!.*$/gm)].map(([line]) => line),
    ...[...log.matchAll(/^Missing character: (.*)$/gm)].map(([, what]) => `no glyph: ${what}`),
  ];
  const pages = Number(/Output written on .* \((\d+) page/.exec(stdout.replaceAll("\n", " "))?.[1] ?? 0);
  return { isDone: status === 0 && faults.length === 0, faults, pages, seconds: (Date.now() - began) / 1000 };
}

/** Words that the PDF does not give back. TeX sets ligatures and spaces, so what is compared has none. */
function missingWords(folder, name, words) {
  const { stdout } = spawnSync("pdftotext", ["-layout", `${name}.pdf`, "-"], {
    cwd: folder,
    encoding: "utf8",
  });
  const flat = (text) => text.normalize("NFKC").replace(/\s/g, "");
  // Turned words stand in the text character by character, in an order of the reader's own.
  const letters = new Set(flat(stdout));
  return words.filter(
    (word) => !flat(stdout).includes(flat(word)) && [...flat(word)].some((one) => !letters.has(one)),
  );
}

await main(async () => {
  const engine = versionOf("lualatex", "--version");
  if (engine === null)
    throw new Sentence(
      `lualatex was not found. Install TeX Live (Debian, Ubuntu: apt-get install ${PACKAGES}) and run this again.`,
    );
  const reader = versionOf("pdftotext", "-v");
  const { samples } = await loadBundle("bench/latex.ts");
  const made = await samples(ROOT, createRequire(import.meta.url).resolve(FONT));
  const folder = mkdtempSync(join(tmpdir(), "latex-"));
  const rows = [];
  const check = (name, file, tex, words, cells, mostPages = 1) => {
    const { isDone, faults, pages, seconds } = compile(folder, file, tex);
    const lost = isDone && reader !== null ? missingWords(folder, file, words) : [];
    const isRight = isDone && pages >= 1 && pages <= mostPages && lost.length === 0;
    const found = reader === null ? "not looked for" : `${words.length - lost.length} of ${words.length}`;
    rows.push(
      `| ${name} | ${cells} | ${pages} | ${found} | ${seconds.toFixed(0)} | ${isRight ? "yes" : "no"} |`,
    );
    process.stdout.write(
      `${name}: ${isRight ? "ok" : [...faults, ...lost.map((word) => `missing: ${word}`)].join("; ")}\n`,
    );
    return isRight;
  };
  const alone = made.map(({ name, tex, words, cells }, i) => check(name, `figure${i}`, tex, words, cells));
  const inputs = made.map((_, i) => `\\input{figure${i}.tex}\n\n`).join("");
  const fullest = preambleOf(made.at(-1).tex);
  const all = check(
    "the three in an article, by \\input",
    "article",
    `\\documentclass{article}\n${fullest}\\begin{document}\n${inputs}\\end{document}\n`,
    made.flatMap(({ words }) => words),
    made.reduce((sum, { cells }) => sum + cells, 0),
    made.length,
  );
  rmSync(folder, { recursive: true });
  const isRight = all && alone.every(Boolean);
  writeFileSync(
    join(ROOT, "bench/latex.md"),
    `# LaTeX figures, compiled

Made by \`npm run test:latex\` on ${new Date().toISOString().slice(0, 10)} with ${engine.replace(/^This is /, "")}${reader === null ? "" : ` and ${reader}`}.
Every cell's number, every label and the caption come from the exported file. "Words found" are rows' and columns' words
in the text of the PDF; of turned words the letters. Compiled without an error and without a missing glyph, on as many pages as it should: ${isRight ? "all" : "not all"}.

| figure | cells | pages | words found | seconds | right |
|---|---|---|---|---|---|
${rows.join("\n")}
`,
  );
  if (!isRight)
    throw new Sentence("A figure did not compile, or words were missing: see above and bench/latex.md.");
});
