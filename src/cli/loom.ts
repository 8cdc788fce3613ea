/** The command line. Standard output holds one JSON object a line; everything for people goes to standard error. */
import { createInterface } from "node:readline";
import { LOCALES } from "../i18n/locales";
import { problemText } from "../i18n/messages";
import { isLanguage, type Language } from "../lib/language";
import { asProblem, ProblemError } from "../lib/problem";
import type { Command, CommandIo } from "./command";
import { evaluation } from "./eval";
import { figure } from "./figure";
import { models } from "./models";
import { readOptions } from "./options";
import { pairs } from "./pairs";
import { trace } from "./trace";
import { train } from "./train";
import { translate } from "./translate";
import { twin } from "./twin";

const COMMANDS: Readonly<Record<string, Command>> = {
  train,
  translate,
  trace,
  eval: evaluation,
  pairs,
  models,
  twin,
  figure,
};

/** `LANG=ko_KR.UTF-8` and its kin speak Korean, everything else English. */
function readerLanguage(): Language {
  const tag = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "en").slice(0, 2);
  return isLanguage(tag) ? tag : "en";
}

/** Runs one command line. Returns the exit status: 0 done, 1 failed, 2 wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  const language = readerLanguage();
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const explain = (error: unknown): string => problemText(LOCALES[language], asProblem(error));
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "-h") {
    say(overview(language));
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    say(explain(new ProblemError({ code: "command-unknown", command: name, known: Object.keys(COMMANDS) })));
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    say(usage(name, command, language));
    return 0;
  }
  const io: CommandIo = {
    language,
    result: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
    say,
    explain,
    input: () => createInterface({ input: process.stdin }),
  };
  try {
    return await command.run(readOptions(command.options, rest), io);
  } catch (error) {
    say(explain(error));
    return isWrongUsage(error) ? 2 : 1;
  }
}

function isWrongUsage(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { code } = error.problem;
  return (
    code.startsWith("option-") ||
    code === "task-unknown" ||
    code === "architecture-refused" ||
    code === "intervention-malformed"
  );
}

function overview(language: Language): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(10)} ${summary[language]}`,
  );
  return ["npm run --silent loom -- <command> [--help]", "", ...lines].join("\n");
}

function usage(name: string, command: Command, language: Language): string {
  const flags = Object.entries(command.options).map(([flag, { value }]) =>
    value ? `  --${flag} ${value}` : `  --${flag}, --no-${flag}`,
  );
  return [`npm run --silent loom -- ${name} [options]`, command.summary[language], "", ...flags].join("\n");
}
