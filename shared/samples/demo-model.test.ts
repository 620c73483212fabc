import { describe, expect, it } from 'vitest'
import { modelFaults, modelSchema } from '../model/model.ts'
import { benchGroups, benchModel, demoModel, fireLaneWords } from './demo-model.ts'
import { sampleSizes } from './options.ts'
import { SamplePlan } from './plan.ts'
import { ticketHeader, ticketRows } from './tickets.ts'
import { sampleTruth } from './truth.ts'

const options = { tickets: 6000, seed: '筛查' }
const tickets = [...ticketRows(new SamplePlan(sampleSizes(options)))] as string[][]
const column = (name: (typeof ticketHeader)[number]) => ticketHeader.indexOf(name)
const textColumns = [column('诉求标题'), column('诉求内容'), column('办理结果')]

function places(text: string, words: readonly string[]): [number, number][] {
  return words.flatMap((word) =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({ index }): [number, number] => [index, index + word.length]),
  )
}

function isNear(text: string): boolean {
  const blocked = places(text, fireLaneWords.blocked)
  return places(text, fireLaneWords.lanes).some(([start, end]) =>
    blocked.some(([from, to]) => Math.max(from - end, start - to, 0) <= fireLaneWords.within),
  )
}

describe('the demo model', () => {
  it.each([demoModel, benchModel])('is a valid model file whose steps are wired: $id', (model) => {
    expect(modelSchema.parse(model)).toEqual(model)
    expect(modelFaults(model)).toEqual([])
  })

  const truth = sampleTruth(options)

  it('its screen, done by plain substring search, keeps exactly the rows that the truth names', () => {
    const duplicates = new Set(truth.repetitions.filter(({ how }) => how !== 'changed').map(({ row }) => row))
    const found = tickets.flatMap((ticket, index) => {
      const texts = textColumns.map((at) => ticket[at]!)
      const isHit =
        !duplicates.has(index + 1) &&
        texts.some(isNear) &&
        ticket[column('诉求类型')] !== '咨询' &&
        !fireLaneWords.takenBack.some((word) => texts.some((text) => text.includes(word)))
      return isHit ? [index + 1] : []
    })
    expect(found.length).toBeGreaterThan(100)
    expect(found).toEqual(truth.fireLane.hits)
  })

  it('every planted fire-lane complaint has its words near each other in the text itself', () => {
    for (const row of truth.fireLane.complaints) expect(isNear(tickets[row - 1]![column('诉求内容')]!)).toBe(true)
  })

  it('each layer of the screen takes something away', () => {
    expect(truth.fireLane.withdrawn.length).toBeGreaterThan(0)
    expect(truth.fireLane.negated.length).toBeGreaterThan(0)
    expect(truth.themes.fireLaneAsk).toBeGreaterThan(0)
  })

  it('its link finds at least twelve pairs in the smallest sample, about two links a hundred tickets in a larger one', () => {
    expect(sampleTruth({ tickets: 500 }).fireLane.links.length).toBeGreaterThanOrEqual(12)
    expect(truth.links.length / truth.tickets).toBeCloseTo(0.02, 3)
    const hits = new Set(truth.fireLane.hits)
    expect(truth.fireLane.links).toEqual(truth.links.filter(({ ticketRow }) => hits.has(ticketRow)))
  })
})

describe('the bench screen', () => {
  it('has ten groups of five words, each of which occurs', () => {
    const text = tickets.map((ticket) => textColumns.map((at) => ticket[at]).join('\n')).join('\n')
    expect(benchGroups).toHaveLength(10)
    for (const words of benchGroups) {
      expect(words).toHaveLength(5)
      expect(words.filter((word) => !text.includes(word))).toEqual([])
    }
  })
})
