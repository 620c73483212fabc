import { DatabaseOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Popover, Select } from 'antd'
import { inputsOf } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { addDataset } from './draft-actions.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { withoutSource } from './model-edit.ts'
import styles from './SourceBindings.module.css'

/** Which dataset stands for which source of the model. */
export function SourceBindings() {
  const messages = useMessages().workbench
  const { content, datasets, nameOf } = useInvestigation()
  const sources = Object.keys(content.model.sources)
  const unbound = sources.filter((source) => !datasets.some(({ id }) => id === content.bindings[source]))
  return (
    <Popover trigger="click" placement="bottomLeft" title={messages.sources.title} content={<Bindings />}>
      <Button icon={<DatabaseOutlined aria-hidden />} danger={unbound.length > 0}>
        {unbound.length > 0 ? messages.sources.unbound(unbound.length) : messages.sources.summary(sources.map(nameOf))}
      </Button>
    </Popover>
  )
}

function Bindings() {
  const messages = useMessages().workbench
  const { content, datasets } = useInvestigation()
  const { edit } = useDraft.getState()
  const { model, bindings } = content
  const used = new Set(model.steps.flatMap(inputsOf))
  const bind = (source: string, dataset: string) => edit((now) => ({ ...now, bindings: { ...now.bindings, [source]: dataset } }))
  const remove = (source: string) =>
    edit(({ model: before, bindings: { [source]: _, ...rest } }) => ({ model: withoutSource(before, source), bindings: rest }))
  const free = datasets.filter(({ id }) => !Object.values(bindings).includes(id))
  return (
    <div className={styles.bindings}>
      {Object.keys(model.sources).map((source) => {
        const bound = datasets.find(({ id }) => id === bindings[source])
        return (
          <div key={source} className={styles.binding}>
            <span className={styles.source} title={source}>
              {source}
            </span>
            <Select
              className={styles.dataset ?? ''}
              aria-label={messages.sources.datasetOf(source)}
              placeholder={messages.sources.choose}
              status={bound ? '' : 'error'}
              value={bound?.id ?? null}
              options={datasets.map((dataset) => ({
                value: dataset.id,
                label: messages.sources.option(dataset.name, dataset.rowCount),
              }))}
              onChange={(id: string) => bind(source, id)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              disabled={used.has(source)}
              aria-label={messages.sources.remove(source)}
              title={used.has(source) ? messages.sources.inUse : messages.sources.remove(source)}
              onClick={() => remove(source)}
            />
          </div>
        )
      })}
      <Select
        prefix={<PlusOutlined aria-hidden />}
        aria-label={messages.sources.add}
        placeholder={messages.sources.add}
        value={null}
        disabled={free.length === 0}
        options={free.map((dataset) => ({ value: dataset.id, label: messages.sources.option(dataset.name, dataset.rowCount) }))}
        onChange={(id: string | null) => {
          const dataset = datasets.find((one) => one.id === id)
          if (dataset) addDataset(dataset)
        }}
      />
    </div>
  )
}
