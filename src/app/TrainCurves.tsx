import { lazy, Suspense } from "react";
import { useMessages } from "../i18n/useMessages";
import type { LoomState } from "../state/store";
import { useLoomState, useThrottledLoomState } from "../state/useStore";
import { attends } from "../trace/architecture";
import type { LineChartProps } from "../viz/LineChart";
import { percent } from "./numbers";

// d3's scales and shapes come with the first curve: a model that has not trained here has at most one point.
const LateChart = lazy(async () => ({ default: (await import("../viz/LineChart")).LineChart }));

/** Charts are drawn again at most twice a second. */
const REDRAW = 500;
const SHARE = [0, 1] as const;

const sessionOf = ({ session }: LoomState) => session;

/** Loss, held-out exact match and alignment error, each as a number and a curve. */
export function TrainCurves() {
  const { train } = useMessages();
  const { losses, exact, aer, evaluation } = useThrottledLoomState(sessionOf, REDRAW);
  const wiring = useLoomState((state) => state.scene.wiring);
  const loss = losses.at(-1)?.[1];
  return (
    <div className="curves">
      <div className="curve loss">
        <div className="fact">
          <span className="caption">{train.loss}</span>
          <b>{loss === undefined ? "–" : loss.toFixed(3)}</b>
        </div>
        <Curve
          points={losses}
          width={154}
          height={46}
          label={train.curve({
            name: train.loss,
            points: losses.length,
            last: loss?.toFixed(3) ?? train.notYet,
          })}
        />
      </div>
      <div className="curve" title={evaluation ? train.exactHelp(evaluation.sentences) : train.notYet}>
        <div className="fact">
          <span className="caption">{train.exact}</span>
          <b>{evaluation ? percent(evaluation.exact) : "–"}</b>
        </div>
        <Curve
          points={exact}
          width={56}
          height={24}
          range={SHARE}
          quiet
          label={train.curve({
            name: train.exact,
            points: exact.length,
            last: evaluation ? percent(evaluation.exact) : train.notYet,
          })}
        />
      </div>
      <div className="curve" title={train.aerHelp}>
        <div className="fact">
          <span className="caption">{train.aer}</span>
          <b>{evaluation?.aer === undefined ? "–" : evaluation.aer.toFixed(2)}</b>
        </div>
        {evaluation && evaluation.aer === undefined ? (
          <small>{attends(wiring) ? train.noAer : train.noAttention}</small>
        ) : (
          <Curve
            points={aer}
            width={56}
            height={24}
            range={SHARE}
            quiet
            label={train.curve({
              name: train.aer,
              points: aer.length,
              last: evaluation?.aer?.toFixed(2) ?? train.notYet,
            })}
          />
        )}
      </div>
    </div>
  );
}

function Curve(props: LineChartProps) {
  const { points, width, height, label } = props;
  const bare = <svg className="line-chart" width={width} height={height} role="img" aria-label={label} />;
  if (points.length < 2) return bare;
  return (
    <Suspense fallback={bare}>
      <LateChart {...props} />
    </Suspense>
  );
}
