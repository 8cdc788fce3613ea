import type { Language } from "../lib/language";
import { diagramEn } from "./locales/en/diagram";
import { diagramKo } from "./locales/ko/diagram";
import type { DiagramMessages } from "./sections/diagram";

/** Apart from the other messages, so that it is loaded with the diagram. */
export const DIAGRAM_LOCALES: Readonly<Record<Language, DiagramMessages>> = { en: diagramEn, ko: diagramKo };
