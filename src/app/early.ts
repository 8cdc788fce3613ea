/**
 * What the page opens with, and what of it can be asked for before the page's script has come: its words, its task and
 * the shipped model are on their way while that is still loaded and compiled. The build makes this and what it imports
 * a file of its own, which runs first (`firstFiles` in `vite.config.ts`), so nothing large may be imported here. The
 * worker has to wait: it would compete with the page's script.
 */
import { hangul } from "virtual:loom-sans-hangul";
import { chooseLanguage, savedLanguage } from "../i18n/language";
import { loadLocale } from "../i18n/loadLocale";
import { readHash, sceneFrom, settleLink } from "../state/codec";
import { openingScene } from "../state/scene";
import { loadTask, OPENINGS, WORKED_OPENINGS } from "../tasks/loaded";
import { isMarked } from "./savedMark";
import { shippedRun } from "./shipped";
import { askEarly } from "./shippedFiles";

const [first] = OPENINGS;
export const openings = [...OPENINGS, ...WORKED_OPENINGS];
/** What the link says, and what of it holds. */
export const said = readHash(location.hash, openings);
export const link = settleLink(said, first.task);
export const language = chooseLanguage(link.fields.language, savedLanguage(), navigator.languages);
export const scene = sceneFrom(link.fields, openings, openingScene(first, language));

/** The letters of the other language are asked for by the page itself. */
function askForHangul(): void {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: hangul });
  document.head.append(link);
}
if (language === "ko") askForHangul();

export const words = loadLocale(language);
// Who wants them asks again, and then hears of what went wrong.
words.catch(() => {});
loadTask(scene.task).catch(() => {});

// A run that was saved has its own.
const file = shippedRun(scene);
if (file !== null && !isMarked()) askEarly(file);
