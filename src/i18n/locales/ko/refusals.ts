import type { RefusalMessages } from "../../sections/refusals";

export const refusalsKo: RefusalMessages = {
  "no-attention":
    "어텐션이 없는 구조에는 스코어 함수도 윈도도 없습니다. Luong이나 Bahdanau 구조를 고르거나 둘 다 빼세요.",
  "score-missing": "어텐션이 있는 구조에는 스코어 함수와 윈도가 필요합니다. 하나씩 고르세요.",
  "feeding-is-luongs":
    "입력 피딩(input feeding)은 Luong 구조에만 있습니다. 다른 구조에는 되먹일 어텐셔널 벡터가 없습니다. Luong을 고르거나 입력 피딩을 끄세요.",
  "gaussian-needs-local":
    "가우시안에는 지역 윈도의 중심이 필요합니다. 지역 윈도를 고르거나 가우시안을 끄세요.",
  "local-p-needs-gaussian":
    "예측 윈도(local-p)에는 가우시안이 필요합니다. 없으면 윈도의 중심을 예측하는 파라미터가 학습될 수 없습니다. 가우시안을 켜거나 다른 윈도를 고르세요.",
};
