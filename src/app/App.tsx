/** The page: a header, the stage with its three parts, the transport and the training strip. */
import { lazy, Suspense, useCallback, useEffect, useRef } from "react";
import { MessagesContext } from "../i18n/useMessages";
import { useLoomState } from "../state/useStore";
import { EngineStatus } from "./EngineStatus";
import { Header } from "./Header";
import { LiveRegion } from "./LiveRegion";
import { Notes } from "./Notes";
import { SkipLinks } from "./SkipLinks";
import { Stage } from "./Stage";
import { TrainStrip } from "./TrainStrip";
import { TransportBar } from "./TransportBar";
import { useDocument } from "./useDocument";
import { useLocale } from "./useLocale";
import { usePlay } from "./usePlay";
import { useShortcuts } from "./useShortcuts";

// Nobody needs the list of keys before pressing one.
const HelpDialog = lazy(async () => ({ default: (await import("./HelpDialog")).HelpDialog }));

// What is for teaching comes when it is asked for, or when a link asks for it.
const InPlace = lazy(async () => ({ default: (await import("./teaching/InPlace")).InPlace }));
const ClassLink = lazy(async () => ({ default: (await import("./teaching/ClassLink")).ClassLink }));

// So do the screens that the page does not open with.
const LessonsScreen = lazy(async () => ({
  default: (await import("./lessons/LessonsScreen")).LessonsScreen,
}));
const InspectScreen = lazy(async () => ({
  default: (await import("./inspect/InspectScreen")).InspectScreen,
}));

export function App() {
  const language = useLoomState((state) => state.scene.language);
  const screen = useLoomState((state) => state.scene.screen);
  const pane = useLoomState((state) => state.ui.pane);
  const help = useLoomState((state) => state.ui.help);
  const handout = useLoomState((state) => state.ui.handout);
  const inPlace = useLoomState((state) => state.scene.present || state.ui.handout === "worksheet");
  const hide = useLoomState((state) => state.scene.hide);
  const messages = useLocale(language);
  const sentence = useRef<HTMLInputElement>(null);
  const wantsSentence = useRef(false);
  useDocument(messages);
  usePlay();
  const editSentence = useShortcuts(sentence, wantsSentence);
  const focusSentence = useCallback(() => {
    if (!wantsSentence.current) return;
    wantsSentence.current = false;
    sentence.current?.focus();
    sentence.current?.select();
  }, []);
  useEffect(() => {
    if (pane) focusSentence();
  }, [pane, focusSentence]);
  return (
    <MessagesContext value={messages}>
      {inPlace ? null : <SkipLinks onSentence={editSentence} />}
      {inPlace ? (
        <Suspense fallback={<main className="screen-room" />}>
          <InPlace />
        </Suspense>
      ) : (
        <div className="page" data-hide={hide.join(" ")}>
          <Header />
          <Notes />
          {screen === "inspect" ? (
            <Suspense fallback={<main className="screen-room" />}>
              <InspectScreen />
            </Suspense>
          ) : screen === "lessons" ? (
            <Suspense fallback={<main className="screen-room" />}>
              <LessonsScreen sentence={sentence} onEditSentence={editSentence} />
            </Suspense>
          ) : (
            <>
              <Stage sentence={sentence} onEditSentence={editSentence} />
              <TransportBar />
            </>
          )}
          <TrainStrip />
        </div>
      )}
      {handout === "link" ? (
        <Suspense>
          <ClassLink />
        </Suspense>
      ) : null}
      {help ? (
        <Suspense>
          <HelpDialog />
        </Suspense>
      ) : null}
      <LiveRegion />
      <EngineStatus />
    </MessagesContext>
  );
}
