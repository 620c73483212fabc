export const linkWork = {
  title: '碰撞',
}
