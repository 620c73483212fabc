import { normalizeAddress } from './address.ts'
import { type Division, divisionAt } from './division-names.ts'

const STREET = /^(?!\d)(.{2,8}?(?:街道办事处|街道|镇|乡))(?=.|$)/
const ROAD = /^(?!\d)(.{1,9}?(?:大街|大道|胡同|环路|路|街|巷|道|弄|[东西南北]里(?=\d+号(?!楼))))([东西南北中]段|[东西南北]侧)?/
const NUMBER = /^([甲乙丙丁]?\d+(?:-\d+)?[甲乙丙丁]?)(?:号院|号(?!楼)|院)/
const BUILDING = /^([甲乙丙丁]?[\da-z]+|[一-鿿]?[\da-z]+)号楼/
const UNIT = /^([\da-z]+)(?:单元|门)/
const FLOOR = /^(\d+)层/
const ROOM = /^([\da-z]+)(?:室|户)?$/
const DASHED = /^(\d+)-(\d+)(?:-(\d+))?(?:室|户)?$/
/** Where the parts inside an estate begin. */
const INSIDE = /(?:[甲乙丙丁]?\d+|[a-z]\d*)号楼|\d+(?:单元|门|层|室)|\d+-\d+|[甲乙丙丁]?\d+(?:号院|号|院)|\d{3,5}$/
const ROAD_SIGNS = /^(?:大?[街路道]|胡同|巷|[东西南北中]+[街路道])/
const ESTATE_KIND = /(?:小区|社区|住宅区|居民区)$/

/** An address from the province down to the room; `''` where it says nothing. Numbers without 号, 号楼, 单元, 室. */
export interface AddressLadder {
  province: string
  city: string
  district: string
  /** Subdistrict, town or township. */
  street: string
  road: string
  number: string
  /** Estate or named place, without 小区, 社区. */
  estate: string
  building: string
  unit: string
  room: string
  rest: string
}

/**
 * The rungs of a normal form of {@link normalizeAddress}: 北京市西城区月坛街道三里河路12号三里河小区3号楼2单元501室. A municipality is province and no city. What no rung
 * takes is `rest`; of text that is no address, all of it.
 */
export function addressLadder(text: string): AddressLadder {
  return ladderOf(normalizeAddress(text) ?? '')
}

/** As {@link addressLadder}, of a normal form. */
export function ladderOf(key: string): AddressLadder {
  const ladder: AddressLadder = {
    province: '',
    city: '',
    district: '',
    street: '',
    road: '',
    number: '',
    estate: '',
    building: '',
    unit: '',
    room: '',
    rest: '',
  }
  let rest = readDivisions(key, ladder)
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = rest.slice(found[0].length)
    return found
  }
  ladder.street = (take(STREET)?.[1] ?? '').replace(/办事处$/, '')
  const road = take(ROAD)
  ladder.road = road?.[1] ?? ''
  if (road) ladder.number = take(NUMBER)?.[1] ?? ''
  const inside = INSIDE.exec(rest)
  const named = inside ? rest.slice(0, inside.index) : rest
  if (named !== '' && /^\p{Script=Han}/u.test(named)) {
    ladder.estate = bareEstate(named)
    rest = rest.slice(named.length)
  }
  if (ladder.number === '') ladder.number = take(NUMBER)?.[1] ?? ''
  ladder.building = take(BUILDING)?.[1] ?? ''
  ladder.unit = take(UNIT)?.[1] ?? ''
  take(FLOOR)
  const dashed = take(DASHED)
  if (dashed) readDashed(dashed, ladder)
  else ladder.room = take(ROOM)?.[1] ?? ''
  ladder.rest = rest
  return ladder
}

/** 三里河小区 and 三里河社区 are one place; what would leave one character stays. */
function bareEstate(name: string): string {
  const bare = name.replace(ESTATE_KIND, '')
  return bare.length < 2 ? name : bare
}

/** `3-2-501`, and behind a building `2-501`. */
function readDashed([, first, second, third]: RegExpExecArray, ladder: AddressLadder): void {
  const numbers = [first!, second!, third].filter((number) => number !== undefined)
  ladder.room = numbers.pop()!
  if (ladder.building === '') ladder.building = numbers.shift() ?? ''
  if (ladder.unit === '') ladder.unit = numbers.shift() ?? ''
}

/** Provinces and cities with or without 省, 市, districts with 区 or 县, from the front; 北京路 is a road. */
function readDivisions(key: string, ladder: AddressLadder): string {
  let rest = key
  for (let found = divisionAt(rest, 0); found; found = divisionAt(rest, 0)) {
    const { division, length } = found
    if (ladder[division.level] !== '' || !isDivision(division, rest.slice(0, length), rest.slice(length))) break
    ladder[division.level] = division.name
    rest = rest.slice(length)
  }
  return rest
}

function isDivision({ name, level }: Division, written: string, after: string): boolean {
  if (written !== name) return true
  return level !== 'district' && after !== '' && !ROAD_SIGNS.test(after)
}
