import { type ClipboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { splitWords } from '../../../shared/screening/word-list.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './WordsEditor.module.css'
import type { CheckedLines, LineMark } from './word-lines.ts'

/** Pixels; the same as in the style sheet. */
const LINE_HEIGHT = 22
const PADDING = 6
const MOST_MARKS = 100

interface WordsEditorProps {
  text: string
  checked: CheckedLines
  onChange(text: string): void
}

/** The words of a group, one a line, with the numbers of the lines and what is to be said of them. Ten thousand lines cost as much as those in sight. */
export function WordsEditor({ text, checked, onChange }: WordsEditorProps) {
  const messages = useMessages()
  const words = messages.lexicons.editor
  const field = useRef<HTMLTextAreaElement>(null)
  const [scroll, setScroll] = useState(0)
  const [height, setHeight] = useState(400)
  useLayoutEffect(() => {
    const observed = field.current
    if (!observed) return
    const observer = new ResizeObserver(() => setHeight(observed.clientHeight))
    observer.observe(observed)
    return () => observer.disconnect()
  }, [])
  const lineCount = countLines(text)
  const first = Math.max(0, Math.floor((scroll - PADDING) / LINE_HEIGHT))
  const last = Math.min(lineCount, first + Math.ceil(height / LINE_HEIGHT) + 1)
  const marks = new Map(checked.marks.map((mark) => [mark.line, mark.kind]))
  const show = (mark: LineMark) => {
    const lines = text.split('\n')
    const line = lines[mark.line - 1] ?? ''
    const start = lines.slice(0, mark.line - 1).reduce((sum, { length }) => sum + length + 1, 0)
    const lead = line.length - line.trimStart().length
    const from = mark.kind === 'fault' ? start + lead + mark.error.position : start
    const to = mark.kind === 'fault' ? from + mark.error.length : start + line.length
    field.current?.focus()
    field.current?.setSelectionRange(Math.min(from, start + line.length), Math.min(to, start + line.length))
    field.current?.scrollTo({ top: Math.max(0, (mark.line - 4) * LINE_HEIGHT) })
  }
  return (
    <div className={styles.words}>
      <div className={styles.stack}>
        <div className={styles.gutter} aria-hidden="true">
          {Array.from({ length: Math.max(0, last - first) }, (_, index) => {
            const line = first + index + 1
            const top = PADDING + (line - 1) * LINE_HEIGHT - scroll
            return (
              <span key={line} className={styles.number} data-mark={marks.get(line)} style={{ top }}>
                {line}
              </span>
            )
          })}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={words.words}
          aria-invalid={checked.faults > 0}
          placeholder={words.wordsPlaceholder}
          wrap="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => onChange(target.value)}
          onPaste={pasteWords}
          onScroll={({ currentTarget }) => setScroll(currentTarget.scrollTop)}
        />
      </div>
      {checked.marks.length > 0 && (
        <ul className={styles.marks} aria-live="polite">
          {checked.marks.slice(0, MOST_MARKS).map((mark) => (
            <li key={`${mark.line} ${mark.kind}`}>
              <button type="button" className={styles.mark} data-kind={mark.kind} onClick={() => show(mark)}>
                <span className={styles.place}>{words.line(mark.line)}</span>
                {mark.kind === 'fault' && messages.workbench.queryError(mark.error)}
                {mark.kind === 'duplicate' && words.duplicate(mark.of)}
                {mark.kind === 'unknownGroup' && words.unknownGroup(mark.name)}
              </button>
            </li>
          ))}
          {checked.marks.length > MOST_MARKS && <li className={styles.more}>{words.more(checked.marks.length - MOST_MARKS)}</li>}
        </ul>
      )}
    </div>
  )
}

/** A pasted list with 、 or commas between its words is put a word a line. */
function pasteWords(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain')
  const lines = pasted.split(/\r\n|\r|\n/)
  const words = lines.flatMap(splitWords)
  if (words.length <= lines.filter((line) => line.trim() !== '').length) return
  event.preventDefault()
  // The only way of changing a field that its undo history knows of.
  document.execCommand('insertText', false, words.join('\n'))
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
