import { contextBridge, ipcRenderer } from 'electron';

/**
 * Tells the page who it is on this PC and where its station listens, and lets the kiosk's page leave. Nothing else crosses:
 * no `ipcRenderer`, no Node. Asked before the first script of the page runs; the main process answers null to any page
 * that is not ours.
 */
const me: object | null = ipcRenderer.sendSync('who-am-i');
if (me !== null) contextBridge.exposeInMainWorld('ganDan', { ...me, leave: () => ipcRenderer.send('leave') });
