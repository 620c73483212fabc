import type { Query } from './query.ts'

/**
 * The first part of an operand of NEAR, THEN or SAME that has no place in a text (AND, NOT, OF, comparisons …); undefined where all
 * have one. Lexicon groups pass here and are checked once they are known.
 */
export function proximityObstacle(operand: Query): Query | undefined {
  switch (operand.kind) {
    case 'term':
    case 'wildcard':
    case 'regex':
    case 'lexicon':
      return undefined
    case 'or':
      for (const item of operand.items) {
        const obstacle = proximityObstacle(item)
        if (obstacle) return obstacle
      }
      return undefined
    case 'field':
      return proximityObstacle(operand.item)
    case 'near':
    case 'then':
    case 'same':
      return proximityObstacle(operand.left) ?? proximityObstacle(operand.right)
    default:
      return operand
  }
}
