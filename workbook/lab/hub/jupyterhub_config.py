"""JupyterHub on one server, for a group of people with an account each; README.md beside this says how.

Load it from a configuration of your own, and change there what you want otherwise:
load_subconfig("…/workbook/lab/hub/jupyterhub_config.py")
"""

import sys

from workbook.lab.hub.sizes import CPU_LIMIT, CULL_EVERY, CULL_IDLE, CULL_OLD, MEMORY_GUARANTEE, MEMORY_LIMIT
from workbook.lab.places import notebooks_folder
from workbook.path import notebook

c = get_config()  # type: ignore[name-defined]  # noqa: F821  # JupyterHub gives it

# Each person's own server: the pages of the package, read by all; the book in their own home folder.
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.notebook_dir = str(notebooks_folder())
c.Spawner.default_url = f"/lab/tree/{notebook('start')}?reset"
c.Spawner.environment = {"AFTER_THE_NO_FRAME": "1"}  # the contents beside; "" leaves JupyterLab as it is
c.Spawner.env_keep.append("AFTER_THE_NO_WORDS")  # your own words, where you set it for the hub
# Switched on, it would open every port of this machine in the person's name; the sample book needs no such.
closed = "--ServerApp.jpserver_extensions=jupyter_server_proxy=False"
c.Spawner.args = ["--ServerApp.terminals_enabled=False", "--LabApp.news_url=", closed]
c.Spawner.http_timeout = 60
c.Spawner.poll_interval = 10  # seconds until the hub knows that somebody closed their workbook
# LocalProcessSpawner only hands these on; SystemdSpawner keeps them.
c.Spawner.mem_guarantee = MEMORY_GUARANTEE
c.Spawner.mem_limit = MEMORY_LIMIT
c.Spawner.cpu_limit = CPU_LIMIT

# Nobody sees another's server, not even to help.
c.JupyterHub.admin_access = False

# An address that was kept leads on to the workbook, also where its server has been ended.
c.JupyterHub.implicit_spawn_seconds = 1

# Servers nobody uses are ended; what was typed is in the book, and the next visit starts one.
culler = [sys.executable, "-m", "jupyterhub_idle_culler"]
limits = [f"--timeout={CULL_IDLE}", f"--cull-every={CULL_EVERY}", f"--max-age={CULL_OLD}"]
c.JupyterHub.services = [{"name": "idle-culler", "command": [*culler, *limits]}]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
