import { describe, expect, it } from 'vitest'
import { civilSuitHeader, civilSuitRows } from './civil-suits.ts'
import { caseHeader, criminalCaseRows } from './criminal-cases.ts'
import { sampleSizes } from './options.ts'
import { policeCaseHeader, policeCaseRows } from './other-lists.ts'
import { SamplePlan } from './plan.ts'
import { ticketHeader, ticketRows } from './tickets.ts'
import { sampleTruth } from './truth.ts'

type Row = Record<string, string>

function named(header: readonly string[], rows: Iterable<readonly string[] | string>): Row[] {
  return [...rows].map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]!])))
}

describe.each([
  { tickets: 500, seed: '永宁' },
  { tickets: 3000, seed: '三千' },
  { tickets: 800, seed: '案多', cases: 3000 },
])('what is planted for collisions in $tickets tickets, seed $seed', (options) => {
  const plan = new SamplePlan(sampleSizes(options))
  const truth = sampleTruth(options)
  const tickets = named(ticketHeader, ticketRows(plan))
  const cases = named(caseHeader, criminalCaseRows(plan))
  const police = named(policeCaseHeader, policeCaseRows(plan))
  const suits = named(civilSuitHeader, civilSuitRows(plan))

  it('three sources: fire-lane links whose suspect sues nobody, by identity number as by phone', () => {
    const without = (own: string, plaintiff: string) =>
      truth.fireLane.links.filter(({ caseRow }) => suits.every((suit) => suit[plaintiff] !== cases[caseRow - 1]![own]))
    expect(truth.threeSources.length).toBeGreaterThan(0)
    expect(truth.threeSources.length).toBeLessThan(truth.fireLane.links.length)
    expect(without('身份证号', '原告身份证号')).toEqual(truth.threeSources)
    expect(without('联系电话', '原告电话')).toEqual(truth.threeSources)
  })

  it('every plaintiff has an identity number and a phone', () => {
    for (const suit of suits) {
      expect(suit.原告身份证号).toMatch(/^\d{17}[\dX]$/)
      expect(suit.原告电话).toMatch(/^1\d{10}$/)
    }
  })

  it('suits lie in every month, from the first day of the export to the last', () => {
    expect([...new Set(suits.map((suit) => suit.立案日期!.slice(0, 7)))]).toEqual(
      ['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month}`),
    )
    expect([suits[0]!.立案日期, suits.at(-1)!.立案日期]).toEqual(['2026-01-01', '2026-06-30'])
  })

  it("masked: the police case shows the suspect's phone and name in part, and so many own cases fit", () => {
    const found = police.flatMap((row, index) => {
      const { 联系电话: phone, 违法行为人: name } = row as { 联系电话: string; 违法行为人: string }
      if (!phone.includes('*')) return []
      const own = cases.findIndex((other) => other.身份证号 === row.身份证号)
      const fits = cases.filter(({ 联系电话: other }) => other!.startsWith(phone.slice(0, 3)) && other!.endsWith(phone.slice(-4)))
      expect(fits).toContain(cases[own])
      const surname = cases.filter((other) => other.犯罪嫌疑人!.startsWith(name.slice(0, 1)))
      return {
        policeRow: index + 1,
        caseRow: own + 1,
        candidates: fits.length,
        sameSurname: name.endsWith('某') ? surname.length : null,
      }
    })
    expect(found.some(({ candidates }) => candidates > 1)).toBe(true)
    expect(found.some(({ sameSurname }) => sameSurname !== null)).toBe(true)
    expect(found.some(({ sameSurname }) => sameSurname === null)).toBe(true)
    expect(found).toEqual(truth.masked)
  })

  it('absences: wage tickets that name a company which no suit names, with the month of the ticket', () => {
    const duplicates = new Set(truth.repetitions.filter(({ how }) => how !== 'changed').map(({ row }) => row))
    const sued = new Set(suits.map((suit) => suit.被告))
    const found = tickets.flatMap((ticket, index) => {
      const isWage = ticket.三级分类 === '拖欠工资' && !duplicates.has(index + 1)
      return isWage && !sued.has(ticket.被反映单位!) ? [{ ticketRow: index + 1, month: ticket.受理时间!.slice(0, 7) }] : []
    })
    expect(new Set(found.map(({ month }) => month)).size).toBeGreaterThan(2)
    expect(found).toEqual(truth.absences.map(({ ticketRow, month }) => ({ ticketRow, month })))
  })
})
