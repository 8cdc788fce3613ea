import type { Refusal } from "../../../trace/architecture";
import { called, josa } from "../../josa";
import type { ProblemMessages } from "../../messages";
import { refusalsKo } from "./refusals";

const list = (items: readonly string[]): string => items.join(", ");

export const problemKo: ProblemMessages = {
  "sentence-empty": () => "아직 문장이 없습니다. 문장을 입력하거나 예문을 고르세요.",
  "sentence-too-long": ({ length, limit }) =>
    `문장이 종료 토큰까지 토큰 ${length}개입니다. 이 모델은 최대 ${limit}개까지 읽습니다. 문장을 줄이세요.`,
  "task-unknown": ({ task, known }) =>
    `${called(`‘${task}’`, "과제", "은/는")} 없습니다. 다음에서 고르세요: ${list(known)}.`,
  "option-unknown": ({ option }) => `${option} 옵션은 없습니다. 쓸 수 있는 옵션은 --help로 볼 수 있습니다.`,
  "option-value": ({ option, value, expected }) =>
    `${option} 옵션에 ‘${value}’ 값을 쓸 수 없습니다. 쓸 수 있는 값: ${expected}.`,
  "option-conflict": ({ option, other }) =>
    `${option} 옵션은 ${other} 옵션과 함께 쓸 수 없습니다. 그 값은 파일에 들어 있으니 둘 중 하나를 빼세요.`,
  "option-missing": ({ option }) =>
    `${option} 옵션이 필요합니다. 옵션을 덧붙이세요. 명령 뒤에 --help를 붙이면 모든 옵션이 나옵니다.`,
  "command-unknown": ({ command, known }) =>
    `‘${command}’ 명령은 없습니다. 다음에서 고르세요: ${list(known)}.`,
  "file-unreadable": ({ path }) => `${path} 파일을 읽을 수 없습니다. 파일 이름과 읽기 권한을 확인하세요.`,
  "file-unwritable": ({ path }) =>
    `${path} 파일을 저장할 수 없습니다. 폴더가 있는지, 쓰기 권한이 있는지 확인하세요.`,
  "word-unknown": ({ word }) =>
    `${called(`‘${word}’`, "단어", "은/는")} 모델의 단어 집합에 없습니다. 모델이 아는 단어를 고르세요.`,
  "model-truncated": ({ expected, actual }) =>
    `모델 파일이 중간에 끊겼습니다. ${expected}바이트 중 ${actual}바이트만 있습니다. 다시 내보내거나 다시 복사하세요.`,
  "model-oversized": ({ bytes, limit }) =>
    `모델 파일이 ${bytes}바이트로, 한도인 ${limit}바이트보다 큽니다. 이 페이지에서 내보낸 모델을 고르세요.`,
  "model-not-safetensors": () => "safetensors 파일이 아닙니다. 이 페이지에서 내보낸 모델을 고르세요.",
  "model-version": ({ version, expected }) =>
    `모델 파일의 형식 버전은 ${version}인데, 이 페이지는 버전 ${josa(expected, "을/를")} 읽습니다. 이 버전으로 다시 내보내세요.`,
  "model-metadata": ({ field }) =>
    `모델 파일의 설명에서 ‘${field}’ 항목을 읽을 수 없습니다. 이 페이지에서 내보낸 모델을 고르세요.`,
  "model-tensor-missing": ({ tensor }) =>
    `모델 파일에 ${tensor} 텐서가 없습니다. 모델 전체를 다시 내보내세요.`,
  "model-tensor-unknown": ({ tensor }) =>
    `모델 파일에 이 모델에는 없는 ${tensor} 텐서가 들어 있습니다. 그 텐서를 지우거나 다른 파일을 고르세요.`,
  "model-tensor-shape": ({ tensor, expected, actual }) =>
    `${tensor} 텐서의 모양은 ${actual}인데, 필요한 모양은 ${expected}입니다. 이 과제에 맞는 모델을 고르세요.`,
  "model-tensor-not-finite": ({ tensor }) =>
    `${tensor} 텐서에 NaN이나 무한대가 들어 있습니다. 학습이 발산하기 전의 체크포인트를 고르세요.`,
  "model-tensor-type": ({ tensor, type }) => `${tensor} 텐서가 ${type} 형식입니다. F32 형식으로 저장하세요.`,
  "intervention-malformed": ({ item, field }) =>
    `개입 ${item + 1}: “${field}” 항목이 없거나 형식이 맞지 않습니다. README의 개입 목록을 보세요.`,
  "intervention-value": ({ item, field, expected }) =>
    `개입 ${item + 1}: “${field}” 항목이 이 모델과 문장에 맞지 않습니다. 쓸 수 있는 값: ${expected}.`,
  "pairs-needed": () =>
    "이 모델은 직접 넣은 문장 쌍으로 학습했는데, 모델 파일에는 그 문장 쌍이 들어 있지 않습니다. 같은 파일을 --pairs로 주세요.",
  "hand-set": () => "숫자를 손으로 정한 예제라서 학습할 것이 없습니다. 다른 과제를 고르세요.",
  "architecture-refused": ({ reason }) => refusalsKo[reason as Refusal] ?? reason,
  "twin-interventions": () =>
    "개입이 들어간 번역은 스크립트로 내보낼 수 없습니다. 모델 파일만으로는 같은 값이 나오지 않습니다. 개입을 모두 빼세요.",
  "twin-other-model": ({ field }) =>
    `이 값들은 모델 파일과 다른 모델에서 나왔습니다. ‘${field}’ 항목이 다릅니다. 같은 모델에서 둘 다 다시 만드세요.`,
  "training-diverged": ({ step }) =>
    `학습 ${step}회에서 손실 값이 더 이상 유효한 숫자가 아닙니다. 마지막 체크포인트로 돌아가거나, 학습률을 낮춰 초기화하세요.`,
  "worker-stopped": ({ step }) =>
    step === null
      ? "모델을 실행하는 워커가 멈췄습니다. 다시 시작을 누르세요."
      : `모델을 실행하는 워커가 학습 ${step}회에서 멈췄습니다. 다시 시작을 누르면 마지막 체크포인트에서 이어집니다.`,
  "worker-busy": () => "모델을 다른 모델로 바꾸는 중입니다. 잠시 뒤에 다시 해 보세요.",
  "message-malformed": ({ field }) =>
    `워커가 받은 메시지의 ‘${field}’ 항목을 읽을 수 없어서 그 메시지를 버렸습니다. 다른 것은 그대로입니다.`,
  "engine-failed": ({ detail }) =>
    `모델을 실행하지 못했습니다(${detail}). 페이지를 새로 고치거나 주소에 ?backend=cpu를 붙여 보세요.`,
  "device-lost": () =>
    "그래픽 장치가 더는 응답하지 않습니다. 페이지를 새로 고치거나 주소에 ?backend=wasm을 붙여 보세요.",
  "pairs-encoding": ({ line }) =>
    `문장 쌍 파일의 ${line}번째 줄이 UTF-8 텍스트가 아닙니다. 파일을 UTF-8로 저장하세요.`,
  "pairs-columns": ({ line }) =>
    `문장 쌍 파일의 ${line}번째 줄에는 원문, 탭, 번역문이 차례로 있어야 합니다. 고치거나, 건너뛰려면 #으로 시작하세요.`,
  "pairs-alignment": ({ line, value }) =>
    `문장 쌍 파일의 ${line}번째 줄: ‘${value}’ 값은 그 줄의 두 단어를 잇지 못합니다. 0-0 1-2처럼 0부터 센 원문-번역문 번호로 쓰세요.`,
  "pairs-few": ({ pairs, least }) =>
    `학습할 만큼 짧은 서로 다른 문장이 ${pairs}개뿐입니다. 적어도 ${least}개가 필요하니 문장 쌍을 더 넣으세요.`,
  "link-field": ({ field, value }) =>
    `링크의 ‘${field}’ 항목에 알 수 없는 값(‘${value}’)이 있어 빼고 읽었습니다.`,
};
