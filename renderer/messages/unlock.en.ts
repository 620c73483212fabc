import type { UnlockMessages } from './unlock.zh-CN.ts'

const count = (number: number, one: string, many: string) => `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`

export const unlock: UnlockMessages = {
  otherLanguage: '简体中文',
  password: {
    label: 'Password',
    capsLock: 'Caps Lock is on',
    again: 'Once more',
    shortest: (length) =>
      `At least ${length} characters; a few unrelated words are stronger and easier to keep than one odd word.`,
    strength: 'Strength of the password',
    strengths: { short: 'too short', weak: 'weak', fair: 'fair', strong: 'strong' },
    tooShort: (length) => `At least ${length} characters are needed.`,
    different: 'The two passwords differ.',
  },
  first: {
    title: 'Set a password for the workspace',
    text: 'Data, models and clues on this machine are stored encrypted with this password. It is asked for whenever Guoshai opens.',
    plainTitle: 'Encrypt the existing data',
    plainText:
      'An earlier version made this workspace without encryption. Once the password is set the data are encrypted at once; all of them stay, and an interruption does no harm.',
    finalTitle: 'A forgotten password cannot be recovered',
    final:
      'The password is kept nowhere. Nobody can reset it, and nobody can open the data without it. Keep it somewhere safe, and make backups.',
    understood: 'I know: if the password is forgotten, these data can never be opened again',
    notUnderstood: 'Please confirm this first.',
    submit: 'Set the password and begin',
    submitPlain: 'Set the password and encrypt',
    working: 'Making the workspace…',
    sealing: 'Encrypting the existing data…',
    restore: 'Restore from a backup…',
  },
  locked: {
    title: 'The workspace is locked',
    text: 'Enter the password to go on.',
    submit: 'Unlock',
    working: 'Checking the password…',
    wrong: 'That is not the password. Check upper and lower case and the input method.',
    empty: 'Please enter the password.',
    after: {
      idle: 'It was locked after some time without keyboard or mouse.',
      away: 'It was locked because the machine was left.',
      restore: 'The backup is restored. Enter the password to open it.',
    },
    forgotten: 'Password forgotten?',
    forgottenText:
      'Nobody can find the password or go around it. With a backup and the password of its day: quit Guoshai, rename the workspace folder (the one above Help › Open log folder), start Guoshai again and choose to restore from a backup.',
  },
  opening: 'Opening the workspace…',
  restore: {
    title: 'Restore from a backup',
    text: 'A backup file holds a whole workspace, encrypted. It is read through and checked before anything is put in place.',
    choose: 'Choose a backup file…',
    chooseTitle: 'Choose a backup file',
    filter: 'Guoshai backup',
    file: 'Backup file',
    passwordLabel: 'Password of the backup',
    passwordHint: 'The password of the workspace when the backup was made.',
    passwordBecomes: 'The password of the workspace when the backup was made; it becomes the password of this workspace.',
    passwordStays: 'The password of the workspace when the backup was made. This workspace keeps the password it has now.',
    inspect: 'Check the backup',
    inspecting: 'Checking every record of the backup…',
    sound: 'The backup is sound; every record was checked.',
    createdAt: 'Made at',
    datasets: 'Datasets',
    datasetCount: (number) => number.toLocaleString('en-US'),
    rows: 'Rows',
    records: 'Records',
    recordCount: (number) => number.toLocaleString('en-US'),
    size: 'Size',
    losesTitle: 'The backup takes the place of what is in the workspace now',
    loses: (datasets, rows, clues, packets) =>
      `Lost will be: ${count(datasets, 'dataset', 'datasets')} (${count(rows, 'row', 'rows')}), ${count(clues, 'clue', 'clues')}, ${count(packets, 'packet', 'packets')}, and all models, runs and settings. This cannot be undone; make a backup first to keep them.`,
    restore: 'Restore',
    replace: 'Replace and restore',
    restoring: 'Restoring… Nothing changes until all of it is checked.',
    back: 'Back',
    cancelled: 'Nothing was restored, nothing has changed.',
  },
}
