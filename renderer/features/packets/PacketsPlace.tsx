/** 移送: packets in preparation and issued. */
export function PacketsPlace() {
  return null
}
