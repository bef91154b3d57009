# The command line, English. Printed plain: isolation marks are taken out.


cli-yes-no = y/n
