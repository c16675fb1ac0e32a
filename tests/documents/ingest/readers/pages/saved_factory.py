"""Pages as browsers save them: one page, or several with their frames."""

TEXT = "近年来，我县把防止返贫摆在突出位置，建立村级网格员制度，每月开展一次走访，全县共识别监测对象312户，全部落实帮扶措施，守住了底线，群众满意。"


def saved(html, *, headers="From: <Saved by Blink>\nSubject: x\n", encoding="utf-8"):
    return (
        (
            f"{headers}MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset={encoding}\n"
            f"Content-Transfer-Encoding: 8bit\nContent-Location: http://a.cn/1\n\n"
        ).encode()
        + html.encode(encoding)
        + b"\n--b\nContent-Type: text/css\n\np {}\n--b--\n"
    )


PAGE = f"<html><body><h1>题</h1><div id='zoom'><p>{TEXT}</p><p>{TEXT}</p></div></body></html>"


def saved_pages(*parts, headers=""):
    written = "".join(
        f"--b\nContent-Type: text/html; charset=utf-8\n{head}\n\n{markup}\n" for head, markup in parts
    )
    head = f"From: <Saved by Blink>\nSubject: x\n{headers}MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    return f"{head}{written}--b--\n".encode()
