export const linkEvidence = {
  title: '证据卡',
}
