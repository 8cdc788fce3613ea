import type { TargetMessages } from "../../sections/target";

export const targetKo: TargetMessages = {
  label: "정답 번역",
  placeholder: "출력되어야 할 단어를 입력하세요",
  use: "적용",
  own: "과제의 정답 번역으로 돌아가기",
  known: "과제의 문법이 만든 번역입니다. 다른 단어를 입력해 볼 수도 있습니다.",
  typed: "직접 입력한 단어입니다. 종료 토큰은 자동으로 붙습니다.",
  unknown: "과제에 이 문장의 번역이 없습니다. 어떻게 번역되어야 하는지 입력하세요.",
  waiting: "모델에 묻고 있습니다.",
};
