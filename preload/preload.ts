import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

/**
 * Tells the page who it is on this PC and where its station listens, and lets the kiosk's page leave. A counter's page also
 * puts a field on the clipboard and hears the names of the keys that are pressed in other programs. Nothing else crosses:
 * no `ipcRenderer`, no Node. Asked before the first script of the page runs; the main process answers null to any page
 * that is not ours.
 */
const me: { readonly role: string } | null = ipcRenderer.sendSync('who-am-i');

const ofCounter = {
  copy: (text: string) => ipcRenderer.send('copy', text),
  onKey: (heard: (key: string) => void) => {
    const listener = (_event: IpcRendererEvent, key: string) => heard(key);
    ipcRenderer.on('global-key', listener);
    return () => void ipcRenderer.off('global-key', listener);
  },
};

if (me !== null)
  contextBridge.exposeInMainWorld('ganDan', {
    ...me,
    leave: () => ipcRenderer.send('leave'),
    ...(me.role === 'counter' ? ofCounter : {}),
  });
