import { DatabaseOutlined, FilterOutlined, FlagOutlined, LockOutlined, SendOutlined, SettingOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { CluesPlace } from '../features/clues/CluesPlace.tsx'
import { DataPlace } from '../features/data/DataPlace.tsx'
import { ImportIntake } from '../features/data/ImportIntake.tsx'
import { PacketsPlace } from '../features/packets/PacketsPlace.tsx'
import { SettingsPlace } from '../features/settings/SettingsPlace.tsx'
import { WorkbenchPlace } from '../features/workbench/WorkbenchPlace.tsx'
import { useMessages } from '../messages/messages.ts'
import { ConnectionsDrawer } from '../ui/ConnectionsDrawer.tsx'
import { DefectBoundary } from '../ui/DefectBoundary.tsx'
import { JobBar } from '../ui/JobBar.tsx'
import { isComposingKey } from '../ui/use-composition.ts'
import { AboutDialog } from './AboutDialog.tsx'
import { engine, onMenu, sendMenuCommand } from './clients.ts'
import { LockControl } from './LockControl.tsx'
import { type Place, places, useNavigation } from './navigation.ts'
import { Palette } from './Palette.tsx'
import styles from './Shell.module.css'

const placeOf: Record<Place, { icon: ReactNode; view: ReactNode }> = {
  data: { icon: <DatabaseOutlined />, view: <DataPlace /> },
  workbench: { icon: <FilterOutlined />, view: <WorkbenchPlace /> },
  clues: { icon: <FlagOutlined />, view: <CluesPlace /> },
  packets: { icon: <SendOutlined />, view: <PacketsPlace /> },
  settings: { icon: <SettingOutlined />, view: <SettingsPlace /> },
}

/** The window is drawn before large datasets are read for the screens to come. */
const WARM_AFTER_MILLISECONDS = 300

/** Rail, the place, and the bar of jobs. */
export function Shell() {
  const messages = useMessages()
  const { place, go } = useNavigation()
  useEffect(() => {
    const timer = setTimeout(() => engine('dataset.warm', {}).catch(() => {}), WARM_AFTER_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => onMenu((command) => goWith(command, go)), [go])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || isComposingKey(event)) return
      const chosen = places[Number(event.key) - 1]
      if (!chosen) return
      event.preventDefault()
      go(chosen)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go])
  return (
    <div className={styles.shell}>
      <nav className={styles.rail} aria-label={messages.app.rail}>
        {places.map((each, index) => (
          <button
            key={each}
            type="button"
            className={styles.place}
            aria-current={each === place ? 'page' : undefined}
            title={`Ctrl+${index + 1}`}
            onClick={() => go(each)}
          >
            <span className={styles.icon} aria-hidden="true">
              {placeOf[each].icon}
            </span>
            {messages.app.places[each]}
          </button>
        ))}
        <button type="button" className={styles.place} title="Ctrl+L" onClick={() => sendMenuCommand('lock')}>
          <span className={styles.icon} aria-hidden="true">
            <LockOutlined />
          </span>
          {messages.app.lock.action}
        </button>
      </nav>
      <main className={styles.view} aria-label={messages.app.places[place]}>
        <h1 className={styles.unseen}>{messages.app.places[place]}</h1>
        <DefectBoundary key={place} name={place}>
          {placeOf[place].view}
        </DefectBoundary>
      </main>
      <div className={styles.jobs}>
        <JobBar />
      </div>
      <ImportIntake />
      <ConnectionsDrawer />
      <Palette />
      <LockControl />
      <AboutDialog />
    </div>
  )
}

function goWith(command: string, go: (place: Place) => void): void {
  const place = places.find((each) => command === `goto.${each}`)
  if (place) go(place)
}
