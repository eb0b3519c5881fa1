import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PickTaskId } from '../../../core/model/ids.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import { CannotScan } from '../../floor/cannot-scan.tsx'
import classes from '../../floor/floor.module.css'
import { QuantityPanel } from '../../floor/quantity-panel.tsx'
import { soon, useSession } from '../../floor/use-session.ts'
import { useTeller } from '../../floor/use-teller.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import { station } from '../../station/station.ts'
import { useOnLine } from '../../station/use-on-line.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Unbroken } from '../../ui/unbroken.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { OverridePanel } from './override-panel.tsx'
import { EndPanel, StartAction, StartPanel, TotePanel } from './phase-panels.tsx'
import own from './pick.module.css'
import { PickHelp } from './pick-help.tsx'
import { createPickSession, type PickSession } from './pick-session.ts'
import { currentStep, leftOf, type PickPhase, type PickState, phaseOf } from './pick-state.ts'
import { ProblemPanel } from './problem-panel.tsx'
import { StepCard } from './step-card.tsx'
import { TourBar, TourList } from './tour-list.tsx'

type Panel = 'none' | 'quantity' | 'cannotScan' | 'problem' | 'override'

export function PickScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const taskId = (params.taskId ?? '') as PickTaskId
  return <PickTask key={taskId} taskId={taskId} />
}

function PickTask({ taskId }: { readonly taskId: PickTaskId }) {
  const { t } = useTranslation('pick')
  const [, navigate] = useLocation()
  const handheld = useIsHandheld()
  const tell = useTeller('pick')
  const [session] = useState(() =>
    createPickSession(taskId, {
      station,
      tell,
      soon,
      report: (error) => console.error(error),
      year: new Date().getFullYear(),
    }),
  )
  const { state, missing, trouble, waiting } = useSession(session, [
    'pickTask',
    'pick',
    'order',
    'location',
    'movement',
  ])
  useOnLine(session.refresh)
  const [panel, setPanel] = useState<Panel>('none')
  const close = () => setPanel('none')
  const scan = (code: string) => {
    close()
    return session.scan(code)
  }
  const park = async () => {
    if (await session.park()) navigate('/pick')
  }
  useScanner((code) => scan(code))

  const phase = state ? phaseOf(state) : null
  const step = state ? currentStep(state) : null
  const working = phase === 'bin' || phase === 'item'
  if (!state || !phase) {
    return (
      <Screen title={t('title')} back="/pick" task>
        {trouble && <ErrorSection error={trouble} onRetry={() => void session.refresh()} />}
        {missing && <EmptyState title={t('missing')} detail={t('missingDetail')} />}
      </Screen>
    )
  }
  return (
    <Screen
      title={<PickTitle state={state} phase={phase} />}
      back="/pick"
      task
      help={<PickHelp phase={phase} />}
      action={<PickAction session={session} state={state} phase={phase} waiting={waiting} open={setPanel} />}
    >
      <div className={own.task}>
        <div className={classes.stack}>
          <TourBar task={state.task} />
          {phase === 'start' && <StartPanel task={state.task} />}
          {phase === 'tote' && <TotePanel />}
          {(phase === 'done' || phase === 'cancelled' || phase === 'recalled') && (
            <EndPanel task={state.task} end={phase} />
          )}
          {working && step && (
            <StepCard state={state} step={step} phase={phase} onQuantity={() => setPanel('quantity')} />
          )}
          {working && step && (
            <div className={own.instruction}>
              <span aria-hidden="true">▸</span>
              <span>
                <Unbroken text={phase === 'bin' ? t('scanBin', { bin: step.bin }) : t('scanProduct')} />
              </span>
            </div>
          )}
          {handheld && <VerdictBand />}
          {state.offered && (
            <FloorButton kind="secondary" onClick={() => void session.takeOtherLot()} hotkey="F7">
              {t(state.offered.product.lot === step?.lot ? 'isPlannedLot' : 'takeOtherLot', {
                lot: state.offered.product.lot ?? '',
              })}
            </FloorButton>
          )}
        </div>
        {!handheld && (
          <div className={classes.stack}>
            <VerdictBand />
            <TourList task={state.task} current={currentStep(state)} />
          </div>
        )}
      </div>
      {panel === 'quantity' && step && (
        <QuantityPanel
          name={step.name}
          left={leftOf(step)}
          typed={state.typedEach}
          onType={(qtyEach) => void session.typeQty(qtyEach)}
          onClose={close}
        />
      )}
      {panel === 'cannotScan' && (
        <CannotScan
          wanted={phase === 'item' ? 'product' : 'code'}
          onCode={(code) => void scan(code)}
          onProduct={(product) => void session.choose(product)}
          onClose={close}
        />
      )}
      {panel === 'override' && (
        <OverridePanel
          onClose={close}
          onReason={(reason) => {
            close()
            void session.startUnclaimed(reason)
          }}
        />
      )}
      {panel === 'problem' && step && (
        <ProblemPanel
          step={step}
          onClose={close}
          onShort={(reason, foundEach) => {
            close()
            void session.short(reason, foundEach)
          }}
          onSkip={() => {
            close()
            void session.skip()
          }}
          onPark={() => {
            close()
            void park()
          }}
        />
      )}
    </Screen>
  )
}

function PickTitle({ state, phase }: { readonly state: PickState; readonly phase: PickPhase }) {
  const { t } = useTranslation('pick')
  const { steps, orderNumber } = state.task
  if (phase !== 'bin' && phase !== 'item') return t('order', { number: orderNumber })
  const done = steps.filter((step) => step.status !== 'open').length
  return t('lineOf', { line: Math.min(done + 1, steps.length), of: steps.length, number: orderNumber })
}

interface PickActionProps {
  readonly session: PickSession
  readonly state: PickState
  readonly phase: PickPhase
  readonly waiting: boolean
  readonly open: (panel: Panel) => void
}

function PickAction({ session, state, phase, waiting, open }: PickActionProps) {
  const { t } = useTranslation('pick')
  const [, navigate] = useLocation()
  const working = phase === 'bin' || phase === 'item'
  const { lastPick } = state.task
  const mayTakeBack = lastPick !== null && state.task.mine && (working || phase === 'done')
  useShortcuts({ F8: () => void session.skip() }, { enabled: working })
  const takeBack = (
    <FloorButton
      kind="secondary"
      disabled={!mayTakeBack || waiting}
      onClick={() => void session.takeBack()}
      hotkey="F2"
    >
      <span className={classes.clamped}>
        {lastPick ? t('takeBack', { qty: lastPick.qtyEach, name: lastPick.name }) : t('takeBackNothing')}
      </span>
    </FloorButton>
  )
  if (phase === 'start') {
    return (
      <StartAction
        task={state.task}
        waiting={waiting}
        onStart={() => void session.start()}
        onTakeOver={() => void session.takeOver()}
        onOverride={() => open('override')}
      />
    )
  }
  if (phase === 'tote') {
    return (
      <div className={classes.buttons} style={{ flex: 1 }}>
        <FloorButton kind="secondary" onClick={() => open('cannotScan')} hotkey="F3">
          {t('cannotScan.button')}
        </FloorButton>
        <FloorButton kind="secondary" onClick={() => void session.noTote()} hotkey="F9">
          {t('noTote')}
        </FloorButton>
      </div>
    )
  }
  if (working) {
    return (
      <div className={own.actions}>
        {takeBack}
        <div className={classes.buttons}>
          <FloorButton kind="secondary" onClick={() => open('cannotScan')} hotkey="F3">
            {t('cannotScan.button')}
          </FloorButton>
          <FloorButton kind="secondary" onClick={() => open('problem')} hotkey="F4">
            {t('problem.button')}
          </FloorButton>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.stack} style={{ flex: 1 }}>
      {phase === 'done' && mayTakeBack && takeBack}
      <FloorButton onClick={() => navigate('/pick')} hotkey="F9">
        {t('nextTask')}
      </FloorButton>
    </div>
  )
}
