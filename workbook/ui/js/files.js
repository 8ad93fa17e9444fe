// Files that Python made go to the browser's own way of saving; nothing leaves the machine.

function handFile(name, type, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function takeFiles(model) {
  const hear = (message, buffers) => { if (message && message.file) handFile(message.file, message.type, buffers[0].buffer || buffers[0]); };
  model.on("msg:custom", hear);
  return () => model.off("msg:custom", hear);
}
