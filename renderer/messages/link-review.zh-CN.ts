export const linkReview = {
  title: '碰撞研判',
}
