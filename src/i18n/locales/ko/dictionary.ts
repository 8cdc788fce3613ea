import { called, josa } from "../../josa";
import type { DictionaryMessages } from "../../sections/dictionary";

export const dictionaryKo: DictionaryMessages = {
  title: "사전 찾기로 본 어텐션",
  hard: "하드 사전",
  hardSays: "쿼리가 키 하나와 정확히 일치하고, 그 값이 통째로 나옵니다.",
  soft: "소프트 사전",
  softSays: "쿼리가 모든 키와 조금씩 맞고, 모든 값이 가중치만큼 나옵니다.",
  query: "쿼리",
  key: "키",
  keyIsValue: "키 = 값",
  value: "값",
  score: "스코어",
  share: "가중치",
  sum: "합",
  given: "가중치 × 값",
  result: "결과",
  roles: ({ asking, key, row, word }) =>
    `쿼리 Q는 디코더의 은닉 상태 ${asking}이고, ${row}번째 출력 “${word}”에 쓰입니다. 여기서 키 K와 값 V는 똑같이 인코더의 은닉 상태 ${key}입니다.`,
  compared: {
    dot: "스코어는 쿼리와 키의 내적입니다.",
    "scaled-dot": "스코어는 쿼리와 키의 내적을 길이의 제곱근으로 나눈 값입니다.",
    general: "쿼리는 h가 아니라 Wₐh와 비교합니다. 쿼리와 키 사이에 학습된 행렬이 있습니다.",
    concat: "쿼리와 키에 각각 행렬을 곱해 더하고, 그 tanh에 vₐ를 곱해 더합니다.",
    location: "이 스코어는 키를 보지 않고 위치만 봅니다. 사전이 아니라 표입니다.",
    uniform: "스코어가 모두 0입니다. 찾는 것이 없고, 모든 값의 가중치가 같습니다.",
  },
  found: ({ word, share }) =>
    `${called(word, "키", "을/를")} 찾았습니다. 가중치가 ${josa(share, "(으)로")} 가장 큽니다.`,
  equalKey: ({ asked, value }) =>
    `‘${asked}’와 같은 키가 하나 있고, 그 값 ${josa(value, "이/가")} 통째로 나옵니다.`,
  noEqualKey: (asked) => `‘${asked}’와 같은 키가 없어 아무 값도 나오지 않습니다.`,
  storedTwice: "키 하나에는 값을 하나만 둘 수 있어 마지막 값만 남습니다.",
  notFound: "찾지 않음",
  slider: "소프트에서 하드로",
  softEnd: "소프트",
  hardEnd: "하드",
  level: ({ temperature }) =>
    temperature === null ? "하드: 가장 큰 가중치가 1" : `스코어를 ${josa(temperature, "(으)로")} 나눔`,
  changed: "만약에: 바뀐 가중치로 이 단어부터 다시 번역한 결과입니다. 이 화면을 떠나면 원래대로 돌아갑니다.",
  difference: ({ distance, length }) =>
    `소프트 결과와 하드 결과의 거리는 ${distance}, 하드 결과의 크기는 ${length}입니다.`,
  differenceStrip: "소프트 − 하드",
  lessThanOne: "가중치를 모두 더해도 1보다 작습니다. 윈도의 중심에서 먼 곳의 가중치를 가우시안이 줄였습니다.",
  noDictionary: [
    "이 모델에는 어텐션이 없어 사전도 없습니다.",
    "쿼리를 키와 비교하지 않고, 가중치도 없습니다. 디코더는 인코더의 마지막 상태만 받고 다시 보지 않습니다.",
  ],
  waiting: "첫 번역을 준비하고 있습니다.",
};
