export const entities = {
  title: '往来',
}
