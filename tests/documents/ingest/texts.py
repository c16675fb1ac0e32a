"""Purpose-written body text: three paragraphs of the genre, of no real place."""

CARE = "近年来，我县把防止返贫摆在突出位置，建立村级网格员制度，每月开展一次走访。全县共识别监测对象312户，全部落实帮扶措施。"
WORK = "一是抓产业。发展特色种养，建设冷链仓库12座，带动脱贫户稳定增收。二是抓就业。开发公益性岗位860个，组织劳务输出1.2万人次。"
NEXT = "下一步，我们将继续压实责任，完善机制，守住不发生规模性返贫底线，让群众日子越过越好。"
LINES = "\n".join((CARE, WORK, NEXT))
FLAT = CARE + WORK + NEXT
